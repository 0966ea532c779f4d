using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>One queue for each instance, gone when it stops: every instance hears every message.</summary>
sealed class EachInstance<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    // One id for all of an instance's queues, so that they can be told to belong together.
    static readonly string Instance = "-" + Guid.NewGuid().ToString("N");

    public EachInstance() => Endpoint(endpoint =>
    {
        endpoint.Temporary = true;
        endpoint.InstanceId = Instance;
    });
}
