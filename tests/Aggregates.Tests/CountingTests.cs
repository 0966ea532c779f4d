using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit;

namespace JadaReferral.Aggregates.Tests;

[Trait("Needs", "emulators")]
public class CountingTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    [Fact]
    public async Task Every_level_from_leaf_to_total_says_what_was_clicked()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        Click[] clicks =
        [
            Rows.Click(visitor: "a", placement: "menu"),
            Rows.Click(visitor: "b", placement: "menu", at: Rows.Noon.AddSeconds(70)),
            Rows.Click(visitor: "b", placement: "door", at: Rows.Noon.AddSeconds(71), audience: Audiences.Repeat),
            Rows.Click(audience: Audiences.Automated),
        ];

        await service.StoreAsync(clicks);
        await service.AnnounceAsync(clicks);
        await Eventually.True(() => service.Heard.OfType<TotalsUpdated>().Any(), "the totals are announced");

        foreach (var bucket in new[] { "hour#2026-10-05T12", "day#2026-10-05", "month#2026-10", "total" })
        {
            var totals = await service.Totals.GetAsync("solare", bucket, CancellationToken.None);
            Assert.NotNull(totals);
            Assert.Equal((3, 2, 1, 2), (totals.ClickCount, totals.GuestCount, totals.AutomatedCount, totals.UniqueGuests));
            Assert.Equal(new Dictionary<string, long> { ["menu"] = 2 }, totals.Placements);
            Assert.Equal(new Dictionary<string, long> { ["crawler"] = 1 }, totals.AutomatedReasons);
        }

        Assert.Equal(
            ["day#2026-10-05", "hour#2026-10-05T12", "leaf#2026-10-05T12:00:00Z", "leaf#2026-10-05T12:00:00Z~bot", "leaf#2026-10-05T12:01:10Z",
                "minute#2026-10-05T12:00", "minute#2026-10-05T12:01", "month#2026-10", "total"],
            (await service.AllAsync("solare")).Keys.Order(StringComparer.Ordinal));
        var update = service.Heard.OfType<TotalsUpdated>().Last();
        Assert.Equal(("solare", 3, 2, 1), (update.Vendor, update.ClickCount, update.GuestCount, update.AutomatedCount));
    }

    [Fact]
    public async Task An_announcement_repeated_changes_nothing_and_writes_nothing()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        var click = Rows.Click();
        await service.StoreAsync([click]);
        await service.AnnounceAsync([click]);
        await Eventually.True(() => service.Heard.OfType<TotalsUpdated>().Any(), "the totals are announced");

        await service.Get<RecountQueue>().CountAsync([ClickBucket.Of("solare", Rows.Noon)], CancellationToken.None);

        var total = await service.Totals.GetAsync("solare", TotalsBucket.Total, CancellationToken.None);
        Assert.Equal((1, 1), (total!.ClickCount, total.Version));
        Assert.Single(service.Heard.OfType<TotalsUpdated>());
    }

    [Fact]
    public async Task A_restarted_instance_announces_what_the_one_before_may_not_have()
    {
        var prefix = LocalAws.NewPrefix();
        var click = Rows.Click();
        await using (var first = await AggregatesService.StartAsync(aws, prefix))
        {
            await first.StoreAsync([click]);
            await first.Get<RecountQueue>().CountAsync([ClickBucket.Of("solare", Rows.Noon)], CancellationToken.None);
        }

        await using var second = await AggregatesService.StartAsync(aws, prefix);
        await second.AnnounceAsync([click]);

        await Eventually.True(() => second.Heard.OfType<TotalsUpdated>().Any(update => update.Version == 1), "the total is announced though it did not change");
    }

    [Fact]
    public async Task Two_instances_that_race_end_with_the_truth()
    {
        var prefix = LocalAws.NewPrefix();
        await using var one = await AggregatesService.StartAsync(aws, prefix);
        await using var other = await AggregatesService.StartAsync(aws, prefix);
        var bucket = new SumBucket(TotalsBucket.Minute(Rows.Noon), TotalsBucket.Leaf(Rows.Noon), TotalsBucket.AutomatedLeaf(Rows.Noon.AddSeconds(59)));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var recount = (number % 2 == 0 ? one : other).Get<Recount>();
            var click = Rows.Click(at: Rows.Noon.AddSeconds(number), visitor: $"visitor-{number}");
            await one.StoreAsync([click]);
            await recount.LeafAsync(ClickBucket.Of("solare", Rows.Noon.AddSeconds(number)), CancellationToken.None);
            await recount.SumAsync("solare", bucket, CancellationToken.None);
        }));

        var minute = await one.Totals.GetAsync("solare", bucket.Bucket, CancellationToken.None);
        Assert.Equal((40, 40), (minute!.ClickCount, minute.UniqueGuests));
    }

    [Fact]
    public async Task A_write_is_refused_unless_it_replaces_the_version_that_was_read()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        var first = new VendorTotals { VendorName = "solare", Bucket = "total", ClickCount = 1, GuestCount = 1, Version = 1, UpdatedAt = Rows.Noon };

        Assert.True(await service.Totals.TryPutAsync(first, CancellationToken.None));
        Assert.False(await service.Totals.TryPutAsync(first, CancellationToken.None));
        Assert.False(await service.Totals.TryPutAsync(first with { Version = 3 }, CancellationToken.None));
        Assert.True(await service.Totals.TryPutAsync(first with { Version = 2, ClickCount = 2 }, CancellationToken.None));
        Assert.Equal(2, (await service.Totals.GetAsync("solare", "total", CancellationToken.None))!.ClickCount);
    }

    [Fact]
    public async Task A_row_of_another_tool_counts_and_does_not_stop_the_count()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        var foreign = Rows.Click() with { Timestamp = "2026-10-05T12:00:03Z", Audience = "somebody new" };
        await service.StoreAsync([foreign, Rows.Click()]);

        await service.Get<RecountQueue>().CountAsync([ClickBucket.Of("solare", Rows.Noon)], CancellationToken.None);

        Assert.Equal(2, (await service.Totals.GetAsync("solare", "total", CancellationToken.None))!.GuestCount);
    }

    [Fact]
    public async Task A_bucket_that_can_never_be_counted_is_parked_with_its_reason()
    {
        await using var service = await AggregatesService.StartAsync(aws);

        await service.Bus.Publish(new ClicksStored { BatchId = Guid.NewGuid(), StoredAt = Rows.Noon, Buckets = [new("solare", DateTimeOffset.MinValue)] });

        await Eventually.True(() => service.Heard.OfType<Fault<ClicksStored>>().Any(), "the message faults");
        var failure = Assert.Single(service.Heard.OfType<Fault<ClicksStored>>()).Exceptions[0];
        Assert.Equal(typeof(UncountableBucketException).FullName, failure.ExceptionType);
        Assert.Contains("buckets are from 2000 to 2200", failure.Message, StringComparison.Ordinal);
    }
}
