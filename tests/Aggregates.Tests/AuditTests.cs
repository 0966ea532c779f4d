using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Aggregates.Tests;

[Trait("Needs", "emulators")]
public class AuditTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    static readonly string[] Kinds = [Audiences.Guest, Audiences.Guest, Audiences.Repeat, Audiences.Automated];

    [Fact]
    public async Task A_rebuild_from_nothing_is_byte_equal_to_what_counting_made()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        var clicks = Season("solare").ToList();
        await service.StoreAsync(clicks);
        await service.Get<RecountQueue>().CountAsync(BucketsOf(clicks), CancellationToken.None);
        var counted = await service.AllAsync("solare");

        await service.ForgetAsync("solare");
        var rebuild = await RebuildAsync(service, "solare");

        Assert.Equal(counted, await service.AllAsync("solare"));
        Assert.Equal((clicks.Count, counted.Count, counted.Count), (rebuild.ClicksRead, rebuild.BucketsCounted, rebuild.BucketsChanged));
        Assert.Contains(service.Heard.OfType<TotalsUpdated>(), update => update.Vendor == "solare");
    }

    [Fact]
    public async Task A_rebuild_sets_right_what_was_spoilt_and_leaves_the_rest()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        var clicks = Season("solare").ToList();
        await service.StoreAsync(clicks);
        await service.Get<RecountQueue>().CountAsync(BucketsOf(clicks), CancellationToken.None);
        var counted = await service.AllAsync("solare");
        await service.SpoilAsync((await service.Totals.GetAsync("solare", "day#2026-10-05", CancellationToken.None))! with { GuestCount = 99 });
        await service.SpoilAsync(Totals("leaf#2026-09-01T00:00:00Z", 7));
        await service.SpoilAsync(Totals("minute#2026-09-02T00:00", 7));

        var rebuild = await RebuildAsync(service, "solare");

        var after = await service.AllAsync("solare");
        Assert.Equal(counted, after.Where(item => !item.Key.Contains("2026-09", StringComparison.Ordinal)).ToDictionary());
        Assert.All(
            after.Where(item => item.Key.Contains("2026-09", StringComparison.Ordinal)),
            item => Assert.Contains("\"click_count\":0,", item.Value, StringComparison.Ordinal));
        Assert.Equal(3, rebuild.BucketsChanged);
    }

    [Fact]
    public async Task A_rebuild_of_all_lists_the_vendors_and_finishes_each()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        await service.StoreAsync([.. Season("solare"), .. Season("puesto"), Rows.Click("unknown", audience: Audiences.Automated)]);
        var request = new RebuildRequested { RebuildId = Guid.NewGuid(), RequestedAt = Rows.Noon };

        await service.Bus.Publish(request);

        await Eventually.True(
            () => service.Heard.OfType<RebuildProgressed>().Where(progress => progress.Finished).Select(progress => progress.Vendor).Distinct().Count() == 3,
            "each vendor is finished");
        Assert.Equal(["puesto", "solare", "unknown"], Assert.Single(service.Heard.OfType<RebuildStarted>()).Vendors);
        Assert.Equal(1, (await service.Totals.GetAsync("unknown", "total", CancellationToken.None))!.AutomatedCount);
        Assert.Equal(Season("puesto").Count(click => click.Audience != Audiences.Automated), (await service.Totals.GetAsync("puesto", "total", CancellationToken.None))!.ClickCount);
    }

    [Fact]
    public async Task A_rebuild_since_a_day_leaves_older_leaves_alone()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        await service.StoreAsync([Rows.Click(at: Rows.Noon.AddDays(-3)), Rows.Click()]);

        await RebuildAsync(service, "solare", Rows.Noon.AddDays(-1));

        Assert.Equal(1, (await service.Totals.GetAsync("solare", "total", CancellationToken.None))!.ClickCount);
    }

    [Fact]
    public async Task Counts_that_are_right_reconcile_clean()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        var clicks = Season("solare").ToList();
        await service.StoreAsync(clicks);
        await service.Get<RecountQueue>().CountAsync(BucketsOf(clicks), CancellationToken.None);

        var reconciled = await ReconcileAsync(service, "solare");

        Assert.Empty(reconciled.Differences);
        Assert.Equal((clicks.Count, (await service.AllAsync("solare")).Count, 0), (reconciled.ClicksRead, reconciled.BucketsCompared, reconciled.DifferenceCount));
    }

    [Fact]
    public async Task Every_difference_is_named_and_nothing_is_changed()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        var clicks = Season("solare").ToList();
        await service.StoreAsync(clicks);
        await service.Get<RecountQueue>().CountAsync(BucketsOf(clicks), CancellationToken.None);

        // A click nobody counted, a leaf without clicks, and a month that somebody edited.
        await service.StoreAsync([Rows.Click(at: Rows.Noon.AddDays(9))]);
        await service.SpoilAsync(Totals("leaf#2026-10-20T00:00:00Z", 7));
        await service.SpoilAsync((await service.Totals.GetAsync("solare", "month#2026-10", CancellationToken.None))! with { Placements = new Dictionary<string, long> { ["menu"] = 1 } });
        var before = await service.AllAsync("solare");

        var reconciled = await ReconcileAsync(service, "solare");

        Assert.Equal(before, await service.AllAsync("solare"));
        Assert.Contains(new TotalsDifference("leaf#2026-10-14T12:00:00Z", "click_count", "1", "nothing"), reconciled.Differences);
        Assert.Contains(new TotalsDifference("leaf#2026-10-20T00:00:00Z", "click_count", "0", "7"), reconciled.Differences);
        Assert.Contains(reconciled.Differences, difference => difference is { Bucket: "month#2026-10", Field: "placements", Stored: """{"menu":1}""" });
        Assert.Equal(reconciled.Differences.Count, reconciled.DifferenceCount);
    }

    [Fact]
    public async Task A_click_just_stored_is_unsettled_and_no_difference()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        await service.StoreAsync([Rows.Click(at: TimeProvider.System.GetUtcNow())]);

        var reconciled = await ReconcileAsync(service, "solare");

        Assert.Equal((0, 1), (reconciled.DifferenceCount, reconciled.BucketsUnsettled));
    }

    static async Task<RebuildProgressed> RebuildAsync(AggregatesService service, string vendor, DateTimeOffset? since = null)
    {
        var request = new RebuildRequested { RebuildId = Guid.NewGuid(), RequestedAt = Rows.Noon, Vendor = vendor, Since = since };
        await service.Bus.Publish(request);
        return await Eventually.Get(
            () => Task.FromResult(service.Heard.OfType<RebuildProgressed>().FirstOrDefault(progress => progress.Finished && progress.RebuildId == request.RebuildId)),
            "the rebuild is finished");
    }

    static async Task<Reconciled> ReconcileAsync(AggregatesService service, string vendor)
    {
        var request = new ReconcileRequested { ReconcileId = Guid.NewGuid(), RequestedAt = Rows.Noon, Vendor = vendor };
        await service.Bus.Publish(request);
        return await Eventually.Get(() => Task.FromResult(service.Heard.OfType<Reconciled>().FirstOrDefault()), "the comparison is done");
    }

    // Three days, one of them when the clocks change, people and automated hits.
    static IEnumerable<Click> Season(string vendor)
    {
        foreach (var start in new[] { Rows.Noon, Rows.Noon.AddHours(30), new(2026, 11, 1, 8, 30, 0, TimeSpan.Zero) })
        {
            for (var number = 0; number < 12; number++)
            {
                yield return Rows.Click(
                    vendor,
                    start.AddSeconds(number * 7),
                    Kinds[number % 4],
                    visitor: number % 4 == 3 ? null : $"{start:dd}-{number % 5}",
                    placement: $"table-{number % 3}");
            }
        }
    }

    static ClickBucket[] BucketsOf(IEnumerable<Click> clicks) =>
        [.. clicks.Select(click => ClickBucket.Of(click.VendorName, ClickKey.TimeOf(click.Timestamp))).Distinct()];

    static VendorTotals Totals(string bucket, long clicks) => new()
    {
        VendorName = "solare",
        Bucket = bucket,
        ClickCount = clicks,
        GuestCount = clicks,
        Version = 1,
        UpdatedAt = Rows.Noon,
    };
}
