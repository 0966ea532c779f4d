using JadaReferral.Contracts.Emails;

namespace JadaReferral.Previews.Tests;

/// <summary>What a card asks of Previews.</summary>
static class Requests
{
    public static ApprovalRequested Request(long version, DateTimeOffset? at = null) => new()
    {
        RequestId = Guid.NewGuid(),
        CardId = "card-1",
        PreviewVersion = version,
        RequestedAt = at ?? Samples.Now,
        RequestedBy = "crew",
        Drafts = [new("puesto-referral", 1), new("boardbrew-referral", 1), new("wholefoods-referral", 1)],
    };

    public static PreviewRollbackRequested Rollback(long version, DateTimeOffset at) => new()
    {
        RequestId = Guid.NewGuid(),
        CardId = "card-1",
        PreviewVersion = version,
        RequestedBy = "crew",
        RequestedAt = at,
    };
}
