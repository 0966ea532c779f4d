using MassTransit;

namespace JadaReferral.Dashboard.Consumers;

/// <summary>One queue for each instance, gone when it stops: every instance shows every total.</summary>
sealed class TotalsUpdatedConsumerDefinition : ConsumerDefinition<TotalsUpdatedConsumer>
{
    public TotalsUpdatedConsumerDefinition() => Endpoint(endpoint =>
    {
        endpoint.Temporary = true;
        endpoint.InstanceId = "-" + NewId.NextGuid().ToString("N");
    });
}
