using JadaReferral.Contracts.Clicks;

namespace JadaReferral.Clicks.Tests;

/// <summary>Makes clicks.</summary>
static class Recorded
{
    public static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    public static ClickRecorded Click(string vendor = "solare", DateTimeOffset? at = null, string audience = Audiences.Guest) => new()
    {
        ClickId = Guid.NewGuid(),
        RecordedAt = at ?? Noon,
        Vendor = vendor,
        Audience = audience,
        AudienceReason = audience == Audiences.Automated ? "crawler" : null,
        Placement = "table-12",
        ReferrerHost = "example.com",
        Device = "phone",
        Country = "US",
        VisitorKey = "visitor",
    };
}
