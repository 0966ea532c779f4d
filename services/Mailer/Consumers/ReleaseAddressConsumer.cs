using JadaReferral.Contracts.Emails;
using JadaReferral.Mailer.Stores;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Takes an address off the suppression list.</summary>
sealed class ReleaseAddressConsumer(SuppressionStore suppressions, TimeProvider clock) : IConsumer<ReleaseAddress>
{
    public async Task Consume(ConsumeContext<ReleaseAddress> context)
    {
        var request = context.Message;
        if (!await suppressions.Remove(request.Address, request.RequestedAt, context.CancellationToken))
            return; // suppressed anew since this was decided: that stands

        await context.Publish(new AddressReleased
        {
            Address = SuppressionStore.Normal(request.Address),
            ReleasedBy = request.RequestedBy,
            Detail = request.Detail,
            ReleasedAt = clock.GetUtcNow(),
        });
    }
}
