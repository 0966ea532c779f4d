using JadaReferral.Dashboard.Consumers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Dashboard.Tests;

/// <summary>Consumers are registered by hand, because some have a queue an instance: none may be forgotten.</summary>
public sealed class RegistrationTests
{
    static readonly Type[] Own = [.. typeof(TotalsUpdatedConsumer).Assembly.GetTypes().Where(IsConsumer)];

    [Fact]
    public void Every_consumer_is_registered()
    {
        var services = new ServiceCollection();
        services.AddMassTransit(bus => bus.AddDashboardConsumers());

        Assert.NotEmpty(Own);
        Assert.Empty(Forgotten(Own, services));
    }

    [Fact]
    public void A_consumer_that_was_forgotten_is_found()
    {
        var services = new ServiceCollection();
        services.AddMassTransit(bus => bus.AddDashboardConsumers());

        Assert.Equal([typeof(ForgottenConsumer)], Forgotten([.. Own, typeof(ForgottenConsumer)], services));
    }

    static IEnumerable<Type> Forgotten(IEnumerable<Type> consumers, IServiceCollection services) =>
        consumers.Except(services.Select(service => service.ServiceType));

    static bool IsConsumer(Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IConsumer));

    sealed class ForgottenConsumer : IConsumer<string>
    {
        public Task Consume(ConsumeContext<string> context) => Task.CompletedTask;
    }
}
