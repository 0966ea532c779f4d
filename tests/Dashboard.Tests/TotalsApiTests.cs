using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Dashboard.Tests;

[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed class TotalsApiTests(LocalDynamoDb aws)
{
    // 02:30 on the 22nd in London is still the 21st where the business is.
    static readonly DateTimeOffset Evening = new(2026, 11, 22, 2, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Figures_go_by_the_days_of_the_business()
    {
        await using var app = await DashboardApp.StartAsync(aws, clock: new HandDrivenClock(Evening));
        await app.Post("vendors", new { code = "solare", name = "Solare" });
        await Count(app, "solare", TotalsBucket.Total, 1_000, 1_400, 30);
        await Count(app, "solare", TotalsBucket.Day(new(2026, 11, 21)), 5);
        await Count(app, "solare", TotalsBucket.Day(new(2026, 11, 20)), 7);
        await Count(app, "solare", TotalsBucket.Day(new(2026, 11, 14)), 11);
        await Count(app, "solare", TotalsBucket.Day(new(2026, 10, 23)), 13);
        await Count(app, "solare", TotalsBucket.Day(new(2026, 10, 22)), 17);

        var totals = await app.Read<TotalsView>("totals");

        var solare = Assert.Single(totals.Items);
        Assert.Equal(new DateOnly(2026, 11, 21), totals.Today);
        Assert.Equal((5, 7, 12, 11), (solare.Today, solare.Yesterday, solare.Last7Days, solare.Previous7Days));
        Assert.Equal((36, 17), (solare.Last30Days, solare.Previous30Days));
        Assert.Equal((1_000, 1_400, 30), (solare.Total, solare.Clicks, solare.Automated));
        Assert.Equal(30, solare.Days.Count);
        Assert.Equal(new DayFigure(new(2026, 11, 21), 5), solare.Days[^1]);
    }

    [Fact]
    public async Task A_vendor_without_clicks_has_zeros()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        await app.Post("vendors", new { code = "solare", name = "Solare" });

        var solare = Assert.Single((await app.Read<TotalsView>("totals")).Items);

        Assert.Equal((0, 0, 0, 0), (solare.Today, solare.Last7Days, solare.Last30Days, solare.Total));
    }

    [Fact]
    public async Task Clicks_come_newest_first_in_pages_that_miss_none()
    {
        await using var app = await DashboardApp.StartAsync(aws, clock: new HandDrivenClock(Evening));
        foreach (var minute in Enumerable.Range(0, 25))
            await Store(app, Evening.AddMinutes(-minute));
        await Store(app, Evening.AddDays(-8));

        var seen = new List<Click>();
        string? cursor = null;
        do
        {
            var page = await app.Read<Listed<Click>>("clicks/solare?since=7d&limit=10" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.OrderByDescending(click => click.Timestamp, StringComparer.Ordinal), seen);
        Assert.Equal(25, seen.DistinctBy(click => click.ClickId).Count());
    }

    [Theory]
    [InlineData("clicks/solare?since=soon", "bad-since")]
    [InlineData("clicks/solare?limit=0", "bad-limit")]
    [InlineData("clicks/solare?cursor=zz", "bad-cursor")]
    [InlineData("totals/solare?by=minute", "bad-by")]
    [InlineData("totals/solare?from=2026-02-01&to=2026-01-01", "bad-range")]
    public async Task What_can_not_be_asked_is_refused_with_a_code(string path, string code)
    {
        await using var app = await DashboardApp.StartAsync(aws);
        using var client = app.CreateClient();

        var answer = await client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));

        Assert.Equal(code, await DashboardApp.CodeOf(answer));
    }

    [Fact]
    public async Task Live_totals_keep_the_newest_version_whatever_the_order()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        var live = app.Get<LiveTotals>();
        var seen = new List<long>();
        using var subscription = live.Subscribe(update => seen.Add(update.Version));

        foreach (var version in new long[] { 1, 3, 2, 3 })
            live.Accept(Updated(version));
        await app.Publish(Updated(4));

        await Eventually.True(() => live.Latest("solare")?.Version == 4, "the published total arrives");
        Assert.Equal([1, 3, 4], seen);
    }

    static TotalsUpdated Updated(long version) =>
        new() { Vendor = "solare", Version = version, UpdatedAt = Evening, ClickCount = version, GuestCount = version };

    async Task Count(DashboardApp app, string vendor, string bucket, long guests, long? clicks = null, long automated = 0) =>
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "click_totals", DynamoItem.From(new VendorTotals
        {
            VendorName = vendor,
            Bucket = bucket,
            GuestCount = guests,
            ClickCount = clicks ?? guests,
            AutomatedCount = automated,
            Version = 1,
            UpdatedAt = Evening,
        }));

    async Task Store(DashboardApp app, DateTimeOffset time)
    {
        var id = Guid.NewGuid();
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "clicks", DynamoItem.From(new Click
        {
            VendorName = "solare",
            Timestamp = ClickKey.Of(time, id),
            ClickId = id,
            Audience = Audiences.Guest,
        }));
    }
}
