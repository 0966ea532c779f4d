using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit;

namespace JadaReferral.Clicks.Tests;

[Trait("Needs", "emulators")]
public class KeepingClicksTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    static readonly DateTimeOffset Ever = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_click_delivered_twice_is_one_row_and_its_bucket_is_announced()
    {
        await using var service = await ClicksService.StartAsync(aws);
        var click = Recorded.Click();

        await service.Harness.Bus.PublishBatch([click, click]);
        await Eventually.True(() => !service.Announced.IsEmpty, "the click is announced");
        var first = service.Announced.Count;
        await service.Harness.Bus.Publish(click);
        await Eventually.True(() => service.Announced.Count > first, "the click is announced again: the first announcement might have been lost");

        Assert.Equal(click.ClickId, Assert.Single(await RowsAsync(service, "solare")).ClickId);
        Assert.All(service.Announced, stored => Assert.Equal([ClickBucket.Of("solare", Recorded.Noon)], stored.Buckets));
    }

    [Fact]
    public async Task A_row_says_what_the_message_said()
    {
        await using var service = await ClicksService.StartAsync(aws);
        var click = Recorded.Click(at: Recorded.Noon.AddTicks(1234567));

        await service.Harness.Bus.Publish(click);

        await Eventually.True(async () => (await RowsAsync(service, "solare")).Count == 1, "the click is stored");
        Assert.Equal(
            new Click
            {
                VendorName = "solare",
                Timestamp = $"2026-10-05T12:00:00.1234567Z#{click.ClickId:N}",
                ClickId = click.ClickId,
                Audience = "guest",
                Placement = "table-12",
                ReferrerHost = "example.com",
                Device = "phone",
                Country = "US",
                VisitorKey = "visitor",
            },
            Assert.Single(await RowsAsync(service, "solare")));
    }

    [Fact]
    public async Task Automated_hits_are_kept_apart()
    {
        await using var service = await ClicksService.StartAsync(aws);

        await service.Harness.Bus.Publish(Recorded.Click(audience: Audiences.Automated));
        await service.Harness.Bus.Publish(Recorded.Click(audience: Audiences.Repeat));

        await Eventually.True(async () => (await RowsAsync(service, "solare~bot")).Count == 1, "the automated hit is stored");
        await Eventually.True(async () => (await RowsAsync(service, "solare")).Count == 1, "the repeat is stored");
    }

    [Fact]
    public async Task A_click_that_can_never_be_stored_fails_alone_with_its_reason()
    {
        await using var service = await ClicksService.StartAsync(aws, new() { ["Clicks:BatchTime"] = "00:00:00.500" });
        var good = Enumerable.Range(0, 20).Select(second => Recorded.Click(at: Recorded.Noon.AddSeconds(second))).ToList();
        ClickRecorded[] bad =
        [
            Recorded.Click(at: DateTimeOffset.UnixEpoch),
            Recorded.Click(at: new(2300, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            Recorded.Click(vendor: "Not A Code"),
            Recorded.Click() with { ClickId = Guid.Empty },
            Recorded.Click() with { Placement = new string('x', 300) },
        ];

        await service.Harness.Bus.PublishBatch(good.Take(10).Concat(bad).Concat(good.Skip(10)));

        await Eventually.True(async () => (await RowsAsync(service, "solare")).Count == good.Count, "the good clicks are stored");
        await Eventually.True(() => service.Parked.Count == bad.Length, "each bad click is in the error queue");
        Assert.Equal(bad.Select(click => click.ClickId).Order(), service.Parked.Select(parked => parked.Click.ClickId).Order());
        Assert.Equal("1970-01-01T00:00:00.0000000+00:00 is before 2020-01-01T00:00:00.0000000+00:00, the oldest time that is kept.", ReasonOf(bad[0]));
        Assert.Contains("is in the future", ReasonOf(bad[1]), StringComparison.Ordinal);
        Assert.Contains("'Not A Code' is no vendor's code", ReasonOf(bad[2]), StringComparison.Ordinal);
        Assert.Equal("The click has no id.", ReasonOf(bad[3]));
        Assert.Equal("The placement has 300 characters; at most 256 are stored.", ReasonOf(bad[4]));

        string ReasonOf(ClickRecorded click) => service.Parked.Single(parked => parked.Click.ClickId == click.ClickId).Reason;
    }

    [Fact]
    public async Task Clicks_that_can_not_be_announced_for_a_while_are_announced_later_and_not_parked()
    {
        await using var service = await ClicksService.StartAsync(aws);
        var broker = new Refusing(3);
        service.Harness.Bus.ConnectPublishObserver(broker);

        await service.Harness.Bus.PublishBatch(Enumerable.Range(0, 3).Select(second => Recorded.Click(at: Recorded.Noon.AddSeconds(second))));

        await Eventually.True(() => !service.Announced.IsEmpty, "the clicks are announced");
        Assert.Equal(0, broker.Left);
        Assert.Equal(3, (await RowsAsync(service, "solare")).Count);
        Assert.Empty(service.Parked);
    }

    /// <summary>A broker that takes no announcement for a while.</summary>
    sealed class Refusing(int times) : IPublishObserver
    {
        int _left = times;

        public int Left => Volatile.Read(ref _left);

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => context.Message is ClicksStored && Volatile.Read(ref _left) > 0 && Interlocked.Decrement(ref _left) >= 0
            ? Task.FromException(new HttpRequestException("The broker can't be reached."))
            : Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }

    [Fact]
    public async Task A_range_is_read_in_order_of_time_page_by_page()
    {
        await using var service = await ClicksService.StartAsync(aws);
        var clicks = Enumerable.Range(0, 30).Select(minute => ClickRow.Of(Recorded.Click(at: Recorded.Noon.AddMinutes(minute)))).ToList();
        Assert.Empty(await service.Store.WriteAsync([.. clicks.AsEnumerable().Reverse()], CancellationToken.None));

        var read = new List<Click>();
        string? next = null;
        var pages = 0;
        do
        {
            var page = await service.Store.ReadAsync("solare", Recorded.Noon.AddMinutes(5), Recorded.Noon.AddMinutes(25), limit: 7, next, CancellationToken.None);
            Assert.True(page.Clicks.Count <= 7);
            read.AddRange(page.Clicks);
            next = page.Next;
            pages++;
        }
        while (next is not null);

        Assert.Equal(clicks[5..25], read);
        Assert.Equal(3, pages);
    }

    static async Task<IReadOnlyList<Click>> RowsAsync(ClicksService service, string partition) =>
        (await service.Store.ReadAsync(partition, DateTimeOffset.UnixEpoch, Ever, limit: 1000, after: null, CancellationToken.None)).Clicks;
}
