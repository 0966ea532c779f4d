using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using Microsoft.Extensions.Logging.Abstractions;

namespace JadaReferral.Clicks.Tests;

public class ClickIntakeTests
{
    [Fact]
    public async Task What_a_throttled_table_refuses_is_written_later_and_the_rest_is_announced_at_once()
    {
        var hot = Enumerable.Range(0, 5).Select(_ => ClickRow.Of(Recorded.Click("solare"))).ToList();
        var cold = ClickRow.Of(Recorded.Click("puesto"));
        var store = new ScriptedStore(refuse: attempt => attempt < 3 ? hot : []);
        var announced = new List<(int Attempt, string Vendors)>();

        await Intake(store).StoreAsync([.. hot, cold], Announce, CancellationToken.None);

        Assert.Equal([(1, "puesto"), (3, "solare")], announced);
        Assert.Equal(6, store.Written.Distinct().Count());

        Task Announce(IReadOnlyList<ClickBucket> buckets, CancellationToken cancellationToken)
        {
            announced.Add((store.Attempts, string.Join(' ', buckets.Select(bucket => bucket.VendorName))));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_bucket_is_announced_only_after_its_clicks_are_written()
    {
        var click = ClickRow.Of(Recorded.Click());
        var store = new ScriptedStore(refuse: _ => []);

        await Intake(store).StoreAsync(
            [click],
            (_, _) =>
            {
                Assert.Equal([click], store.Written);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(1, store.Attempts);
    }

    [Fact]
    public async Task Both_deliveries_of_a_click_in_one_batch_are_one_write()
    {
        var click = ClickRow.Of(Recorded.Click());
        var store = new ScriptedStore(refuse: _ => []);

        await Intake(store).StoreAsync([click, click with { }], (_, _) => Task.CompletedTask, CancellationToken.None);

        Assert.Single(store.Written);
    }

    [Fact]
    public async Task An_announcement_that_fails_for_good_fails_the_batch()
    {
        var store = new ScriptedStore(refuse: _ => []);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Intake(store).StoreAsync(
            [ClickRow.Of(Recorded.Click())], (_, _) => throw new InvalidOperationException("The topic may not be published to."), CancellationToken.None));
    }

    [Fact]
    public async Task An_announcement_that_fails_for_a_passing_reason_is_made_again()
    {
        var attempts = 0;

        await Intake(new ScriptedStore(refuse: _ => [])).StoreAsync(
            [ClickRow.Of(Recorded.Click())], (_, _) => ++attempts < 3 ? throw new IOException("The broker is away.") : Task.CompletedTask, CancellationToken.None);

        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Waiting_for_the_table_ends_when_the_service_stops()
    {
        var click = ClickRow.Of(Recorded.Click());
        using var stop = new CancellationTokenSource();
        var store = new ScriptedStore(refuse: attempt =>
        {
            if (attempt == 2)
                stop.Cancel();
            return [click];
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Intake(store).StoreAsync([click], (_, _) => Task.CompletedTask, stop.Token));
    }

    static ClickIntake Intake(IClickStore store) => new(store, TimeProvider.System, NullLogger<ClickIntake>.Instance);

    sealed class ScriptedStore(Func<int, IReadOnlyList<Click>> refuse) : IClickStore
    {
        public int Attempts { get; private set; }

        public List<Click> Written { get; } = [];

        public Task<IReadOnlyList<Click>> WriteAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken)
        {
            var refused = refuse(++Attempts);
            Written.AddRange(clicks.Except(refused));
            return Task.FromResult(refused);
        }

        public Task<IReadOnlySet<Click>> KnownAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ClickPage> ReadAsync(
            string vendorName, DateTimeOffset since, DateTimeOffset until, int limit, string? after, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<int> DeleteAsync(ClickBucket bucket, DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<ClickBucket> BucketsBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
