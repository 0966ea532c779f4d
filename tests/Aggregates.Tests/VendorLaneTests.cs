using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates.Tests;

public class VendorLaneTests
{
    readonly HandDrivenClock _clock = new(Rows.Noon);
    readonly SlowRows _rows = new();

    [Fact]
    public async Task What_is_asked_for_during_a_round_is_counted_once_in_the_next()
    {
        var queue = Queue();
        var first = AskAsync(queue, "solare");
        var late = Enumerable.Range(0, 50).Select(_ => AskAsync(queue, "solare")).ToList();
        await HasReadAsync(times: 1);

        _rows.Release();
        await first;
        Assert.All(late, waiting => Assert.False(waiting.IsCompleted));
        await IsRestingAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        await HasReadAsync(times: 2);
        _rows.Release();

        await Task.WhenAll(late);
        Assert.Equal(2, _rows.Reads);
    }

    [Fact]
    public async Task A_vendor_is_counted_at_most_four_times_a_second()
    {
        var queue = Queue();
        _rows.Free();
        await AskAsync(queue, "solare");

        var second = AskAsync(queue, "solare");
        await IsRestingAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await second;
    }

    [Fact]
    public async Task A_count_that_took_long_is_followed_by_as_long_a_rest()
    {
        var queue = Queue();
        var first = AskAsync(queue, "solare");
        await HasReadAsync(times: 1);
        _clock.Advance(TimeSpan.FromSeconds(3));
        _rows.Free();
        await first;

        var second = AskAsync(queue, "solare");
        await IsRestingAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(2999));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await second;
    }

    [Fact]
    public async Task A_slow_vendor_does_not_hold_up_another()
    {
        var queue = Queue();
        var slow = AskAsync(queue, "solare");
        _rows.FreeOnly("puesto");

        await AskAsync(queue, "puesto");

        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task A_round_that_fails_fails_those_who_asked_and_not_the_next()
    {
        var queue = Queue();
        _rows.Fail(new InvalidOperationException("This row can't be read."));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(queue, "solare"));

        _rows.Free();
        var next = AskAsync(queue, "solare");
        await IsRestingAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));

        await next;
    }

    [Fact]
    public async Task Throttling_is_waited_out()
    {
        var queue = Queue();
        _rows.Fail(new Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException("slow down"));
        var asked = AskAsync(queue, "solare");
        await IsRestingAsync();
        Assert.False(asked.IsCompleted);

        _rows.Free();
        _clock.Advance(TimeSpan.FromSeconds(10));

        await asked;
    }

    [Fact]
    public async Task Stopping_ends_the_wait_without_claiming_success()
    {
        var queue = Queue();
        _rows.Fail(new Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException("slow down"));
        var asked = AskAsync(queue, "solare");
        await IsRestingAsync();

        queue.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => asked);
    }

    static Task AskAsync(RecountQueue queue, string vendor) => queue.CountAsync([ClickBucket.Of(vendor, Rows.Noon)], CancellationToken.None);

    Task IsRestingAsync() => Eventually.True(() => _clock.IsWaitedFor, "the lane rests");

    Task HasReadAsync(int times) => Eventually.True(() => _rows.Reads == times, $"the rows read {times} times");

    RecountQueue Queue()
    {
        var calendar = BusinessCalendar.Of("America/Los_Angeles");
        var round = new CountingRound(new Recount(_rows, new NoTotals(), _clock), new TotalsTree(calendar), (_, _) => Task.CompletedTask);
        return new(round, Options.Create(new AggregatesOptions()), _clock, NullLogger<RecountQueue>.Instance);
    }

    /// <summary>Reads that end when the test says so.</summary>
    sealed class SlowRows : IClickRows
    {
        readonly ConcurrentQueue<(string Vendor, TaskCompletionSource Read)> _waiting = new();
        Func<string, bool> _free = _ => false;
        Exception? _failure;

        public int Reads { get; private set; }

        public void Release()
        {
            while (_waiting.TryDequeue(out var waiting))
                waiting.Read.SetResult();
        }

        public void Free()
        {
            _failure = null;
            _free = _ => true;
            Release();
        }

        public void FreeOnly(string vendor) => _free = asked => asked == vendor;

        public void Fail(Exception failure) => _failure = failure;

        public async IAsyncEnumerable<CountedClick> ReadAsync(
            string vendorName, DateTimeOffset since, DateTimeOffset until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var read = new TaskCompletionSource();
            if (_failure is not null)
                read.SetException(_failure);
            else if (_free(vendorName))
                read.SetResult();
            else
                _waiting.Enqueue((vendorName, read));

            Reads++;
            await read.Task;
            yield break;
        }

        public Task<DateTimeOffset?> FirstAsync(string vendorName, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlySet<string>> PartitionsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    sealed class NoTotals : ITotalsStore
    {
        public Task<VendorTotals?> GetAsync(string vendorName, string bucket, CancellationToken cancellationToken) => Task.FromResult<VendorTotals?>(null);

        public IAsyncEnumerable<VendorTotals> ReadAsync(string vendorName, string first, string last, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<VendorTotals>();

        public Task<string?> FirstKeyAsync(string vendorName, string first, string last, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryPutAsync(VendorTotals totals, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlySet<string>> VendorsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
