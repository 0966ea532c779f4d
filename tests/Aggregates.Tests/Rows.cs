using JadaReferral.Clicks;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Tests;

/// <summary>Makes stored clicks.</summary>
static class Rows
{
    public static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    public static Click Click(
        string vendor = "solare", DateTimeOffset? at = null, string audience = Audiences.Guest, string? visitor = null, string? placement = null) =>
        ClickRow.Of(new ClickRecorded
        {
            ClickId = Guid.NewGuid(),
            RecordedAt = at ?? Noon,
            Vendor = vendor,
            Audience = audience,
            AudienceReason = audience == Audiences.Automated ? "crawler" : null,
            VisitorKey = visitor,
            Placement = placement,
        });
}
