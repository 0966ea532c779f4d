using JadaReferral.Bench.Redirect;
using JadaReferral.Contracts.Clicks;

namespace JadaReferral.Bench.Counts;

/// <summary>Clicks as a season brings them: seven vendors, guests, repeats and automated hits.</summary>
static class MadeClicks
{
    static readonly string[] Placements = ["menu", "table-1", "table-2", "door", "receipt"];

    /// <summary>Clicks at random times between <paramref name="start"/> and <paramref name="span"/> later.</summary>
    public static List<ClickRecorded> Between(DateTimeOffset start, TimeSpan span, int count, Random random) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            var kind = random.Next(10);
            var audience = kind switch
            {
                0 => Audiences.Automated,
                1 or 2 => Audiences.Repeat,
                _ => Audiences.Guest,
            };
            return new ClickRecorded
            {
                ClickId = Guid.CreateVersion7(),
                RecordedAt = start + (random.NextDouble() * span),
                Vendor = Requests.Vendors[random.Next(Requests.Vendors.Length)],
                Audience = audience,
                AudienceReason = audience == Audiences.Automated ? "crawler" : null,
                Placement = Placements[random.Next(Placements.Length)],
                ReferrerHost = "www.example.com",
                Device = "phone",
                Country = "US",
                VisitorKey = audience == Audiences.Automated ? null : $"visitor-{random.Next(count / 2)}",
            };
        }),
    ];
}
