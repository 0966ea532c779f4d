using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using MassTransit;

namespace JadaReferral.Mailer.Stores;

/// <summary>Suppresses an address and says so. The list is written first; told twice is harmless, not told is not.</summary>
sealed class Suppressor(SuppressionStore suppressions)
{
    public async Task Suppress(Suppression suppression, IPublishEndpoint publisher, CancellationToken cancellationToken)
    {
        await suppressions.Add(suppression, cancellationToken);
        await publisher.Publish(
            new AddressSuppressed
            {
                Address = SuppressionStore.Normal(suppression.Address),
                Reason = suppression.Reason,
                Detail = suppression.Detail,
                ApprovalId = suppression.ApprovalId,
                Vendor = suppression.Vendor,
                SuppressedAt = suppression.Since,
            },
            cancellationToken);
    }
}
