using JadaReferral.SqsTransport.Tests.Faults;
using JadaReferral.Testing;
using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Units;

public sealed class BatcherTests
{
    static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(100);
    readonly FakeRequest _request = new();

    [Fact]
    public async Task A_lone_entry_goes_at_once()
    {
        // The clock stands still: nothing that waits for time would go.
        var batcher = new Batcher<string>(_request, new HandDrivenClock(DateTimeOffset.UnixEpoch));

        await batcher.Add("lone", 1, CancellationToken.None);

        Assert.Equal(["lone"], Assert.Single(_request.Batches));
    }

    [Fact]
    public async Task While_a_request_is_under_way_entries_gather_into_full_ones()
    {
        _request.Gate = new TaskCompletionSource();
        var batcher = new Batcher<string>(_request, TimeProvider.System);
        var first = batcher.Add("0", 1, CancellationToken.None);
        await Eventually.True(() => !_request.Batches.IsEmpty, "the first request under way");

        var rest = Enumerable.Range(1, 25).Select(i => batcher.Add($"{i}", 1, CancellationToken.None)).ToList();
        await Eventually.True(() => _request.Batches.Count == 3, "two full ones beside it");
        _request.Gate.SetResult();
        await Task.WhenAll(rest.Append(first));

        Assert.Equal([1, 5, 10, 10], _request.Batches.Select(batch => batch.Count).Order());
    }

    [Fact]
    public async Task A_request_that_hangs_holds_up_others_for_a_second_only()
    {
        var clock = new HandDrivenClock(DateTimeOffset.UnixEpoch);
        _request.Gate = new TaskCompletionSource();
        var batcher = new Batcher<string>(_request, clock);
        var hanging = batcher.Add("hangs", 1, CancellationToken.None);
        await Eventually.True(() => !_request.Batches.IsEmpty, "the first request under way");
        var rest = new[] { batcher.Add("a", 1, CancellationToken.None), batcher.Add("b", 1, CancellationToken.None) };

        clock.Advance(TimeSpan.FromSeconds(1));

        await Eventually.True(() => _request.Batches.Count == 2, "the others beside it");
        Assert.Equal(["a", "b"], _request.Batches.Last());
        _request.Gate.SetResult();
        await Task.WhenAll(rest.Append(hanging));
    }

    [Fact]
    public async Task No_batch_is_heavier_than_allowed()
    {
        _request.Gate = new TaskCompletionSource();
        var batcher = new Batcher<string>(_request, TimeProvider.System);
        var adding = Enumerable.Range(0, 9).Select(i => batcher.Add($"{i}", 400, CancellationToken.None)).ToList();
        _request.Gate.SetResult();
        await Task.WhenAll(adding);

        Assert.All(_request.Batches, batch => Assert.InRange(batch.Count, 1, 2));
        Assert.Equal(9, _request.Batches.Sum(batch => batch.Count));
    }

    [Fact]
    public void An_entry_that_is_too_heavy_by_itself_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = new Batcher<string>(_request, TimeProvider.System).Add("heavy", 1_001, CancellationToken.None); });

    [Fact]
    public async Task Requests_at_a_time_are_bounded()
    {
        _request.Gate = new TaskCompletionSource();
        var batcher = new Batcher<string>(_request, TimeProvider.System);
        var adding = Enumerable.Range(0, 1_000).Select(i => batcher.Add($"{i}", 1, CancellationToken.None)).ToList();
        await Eventually.True(() => _request.Batches.Count >= 16, "many under way");
        _request.Gate.SetResult();
        await Task.WhenAll(adding);

        Assert.InRange(_request.MostUnderWay, 2, 16);
        Assert.Equal(1_000, _request.Batches.SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public async Task With_a_linger_a_part_waits_and_a_full_one_does_not()
    {
        var clock = new HandDrivenClock(DateTimeOffset.UnixEpoch);
        var batcher = new Batcher<string>(_request, clock, Linger);
        for (var i = 0; i < 13; i++)
            batcher.Post($"{i}", 1);
        await Eventually.True(() => _request.Batches.Count == 1, "the full one");
        Assert.Equal(10, _request.Batches.First().Count);

        clock.Advance(Linger * 2);

        await Eventually.True(() => _request.Batches.Count == 2, "the part after its time");
        Assert.Equal(3, _request.Batches.Last().Count);
    }

    [Fact]
    public async Task At_a_hundred_a_second_a_linger_makes_few_requests()
    {
        var clock = new HandDrivenClock(DateTimeOffset.UnixEpoch);
        var batcher = new Batcher<string>(_request, clock, Linger);
        for (var i = 0; i < 1_000; i++)
        {
            batcher.Post($"{i}", 1);
            clock.Advance(TimeSpan.FromMilliseconds(10));

            // Ten make a batch, and a clock moved by hand would leave behind the thread that sends it.
            if (i % 10 == 9)
                await Eventually.True(() => _request.Batches.Sum(batch => batch.Count) == i + 1, "the full batch sent");
        }

        await batcher.Flush();

        Assert.InRange(_request.Batches.Count, 100, 150);
        Assert.Equal(1_000, _request.Batches.SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public async Task A_flush_sends_what_lingers_and_waits_for_it()
    {
        var batcher = new Batcher<string>(_request, new HandDrivenClock(DateTimeOffset.UnixEpoch), Linger);
        batcher.Post("a", 1);
        batcher.Post("b", 1);

        await batcher.Flush();

        Assert.Equal(["a", "b"], Assert.Single(_request.Batches));
    }

    [Fact]
    public async Task A_posted_entry_that_fails_is_reported_to_the_request()
    {
        _request.Answer = _ => [new EntryFailure(0, "Gone", null, IsSenderFault: true)];
        var batcher = new Batcher<string>(_request, TimeProvider.System);

        batcher.Post("a", 1);
        await batcher.Flush();

        Assert.Equal("a", Assert.Single(_request.Lost));
    }
}
