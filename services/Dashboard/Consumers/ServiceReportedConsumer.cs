using JadaReferral.Contracts.Operations;
using JadaReferral.Dashboard.Operations;
using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>Shows how the services are at work. Nothing is stored.</summary>
sealed class ServiceReportedConsumer(Instances instances) : IConsumer<ServiceReported>
{
    public Task Consume(ConsumeContext<ServiceReported> context)
    {
        instances.Accept(context.Message);
        return Task.CompletedTask;
    }
}
