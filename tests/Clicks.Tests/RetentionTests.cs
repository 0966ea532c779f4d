using JadaReferral.Clicks.Retention;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit;
using MassTransit.Testing;

namespace JadaReferral.Clicks.Tests;

[Trait("Needs", "emulators")]
public class RetentionTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    static readonly DateTimeOffset Ever = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Expired_clicks_are_deleted_and_their_buckets_announced_and_the_others_stay()
    {
        var old = TimeProvider.System.GetUtcNow().AddDays(-40);
        var young = TimeProvider.System.GetUtcNow().AddDays(-2);
        await using var service = await ClicksService.StartAsync(aws, new() { ["Clicks:RetentionDays"] = "30", ["Clicks:SweepEvery"] = "00:00:01" });

        // Straight into the table: by message they would be refused for their age.
        await service.Store.WriteAsync(
            [.. Enumerable.Range(0, 60).Select(second => ClickRow.Of(Recorded.Click(at: old.AddSeconds(second)))), ClickRow.Of(Recorded.Click(at: young))],
            CancellationToken.None);

        await Eventually.True(async () => await CountAsync(service) == 1, "only the young click is left");
        await Eventually.True(
            () => service.Announced.SelectMany(stored => stored.Buckets).Contains(ClickBucket.Of("solare", old)),
            "the emptied buckets are announced");
    }

    [Fact]
    public async Task A_purge_that_this_service_would_not_do_by_itself_is_parked_and_deletes_nothing()
    {
        await using var service = await ClicksService.StartAsync(aws);
        await service.Store.WriteAsync([ClickRow.Of(Recorded.Click())], CancellationToken.None);

        await service.Harness.Bus.Publish(new PurgeRequested
        {
            PurgeId = Guid.NewGuid(),
            RequestedAt = Recorded.Noon,
            Before = Recorded.Noon.AddDays(1),
            Buckets = [ClickBucket.Of("solare", Recorded.Noon)],
        });

        var fault = await service.Harness.Published.SelectAsync<Fault<PurgeRequested>>().First();
        Assert.Equal(typeof(PurgeRefusedException).FullName, fault.Context.Message.Exceptions[0].ExceptionType);
        Assert.Equal(1, await CountAsync(service));
    }

    [Fact]
    public async Task A_click_older_than_the_retention_is_refused_so_that_nothing_purged_comes_back()
    {
        await using var service = await ClicksService.StartAsync(aws, new() { ["Clicks:RetentionDays"] = "30" });

        await service.Harness.Bus.Publish(Recorded.Click(at: TimeProvider.System.GetUtcNow().AddDays(-31)));

        await Eventually.True(() => !service.Parked.IsEmpty, "the click is in the error queue");
        Assert.Contains("the oldest time that is kept", Assert.Single(service.Parked).Reason, StringComparison.Ordinal);
    }

    static async Task<int> CountAsync(ClicksService service) =>
        (await service.Store.ReadAsync("solare", DateTimeOffset.UnixEpoch, Ever, limit: 1000, after: null, CancellationToken.None)).Clicks.Count;
}
