using System.Collections.Concurrent;
using JadaReferral.Testing;
using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Faults;

public sealed class When_an_entry_of_a_batch_fails
{
    readonly FakeRequest _request = new();
    readonly Batcher<string> _batcher;

    public When_an_entry_of_a_batch_fails() => _batcher = new Batcher<string>(_request, TimeProvider.System);

    [Fact]
    public async Task What_the_service_refuses_fails_its_own_sender_and_no_other()
    {
        _request.Answer = entries => Failures(entries, "bad", isSenderFault: true);

        var sends = Enumerable.Range(0, 9).Select(i => _batcher.Add($"good {i}", 10, CancellationToken.None)).ToList();
        var bad = _batcher.Add("bad", 10, CancellationToken.None);

        await Task.WhenAll(sends);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Single(_request.Batches.SelectMany(batch => batch), entry => entry == "bad");
    }

    [Fact]
    public async Task What_the_service_could_not_do_is_tried_again()
    {
        var refusals = 2;
        _request.Answer = entries => Interlocked.Decrement(ref refusals) >= 0 ? Failures(entries, "slow", isSenderFault: false) : [];

        await _batcher.Add("slow", 10, CancellationToken.None);

        Assert.Equal(3, _request.Batches.Count);
    }

    [Fact]
    public async Task A_request_that_may_pass_later_is_made_again_as_it_was()
    {
        var refusals = 2;
        _request.Answer = _ => Interlocked.Decrement(ref refusals) >= 0 ? throw new TimeoutException() : [];

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => _batcher.Add($"{i}", 10, CancellationToken.None)));

        Assert.InRange(_request.Batches.Count, 3, 5);
        Assert.Equal(10, _request.Batches.Last().Concat(_request.Batches.SelectMany(batch => batch)).Distinct().Count());
    }

    [Fact]
    public async Task Not_even_that_for_ever()
    {
        _request.Answer = _ => throw new TimeoutException();

        await Assert.ThrowsAsync<TimeoutException>(() => _batcher.Add("slow", 10, CancellationToken.None));

        Assert.InRange(_request.Batches.Count, 2, 10);
    }

    [Fact]
    public async Task It_is_not_tried_for_ever()
    {
        _request.Answer = entries => Failures(entries, "slow", isSenderFault: false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _batcher.Add("slow", 10, CancellationToken.None));

        Assert.InRange(_request.Batches.Count, 2, 10);
    }

    [Fact]
    public async Task A_request_that_fails_for_one_entrys_sake_is_made_for_each_alone()
    {
        _request.Answer = entries => entries.Contains("poison") ? throw new InvalidDataException("poison") : [];
        _request.Gate = new TaskCompletionSource();
        var first = _batcher.Add("first", 10, CancellationToken.None);
        await Eventually.True(() => !_request.Batches.IsEmpty, "the first request under way");

        var good = _batcher.Add("good", 10, CancellationToken.None);
        var poison = _batcher.Add("poison", 10, CancellationToken.None);
        _request.Gate.SetResult();

        await Task.WhenAll(first, good);
        await Assert.ThrowsAsync<InvalidDataException>(() => poison);
    }

    [Fact]
    public async Task What_was_cancelled_before_it_went_does_not_go()
    {
        _request.Gate = new TaskCompletionSource();
        using var cancellation = new CancellationTokenSource();
        var first = _batcher.Add("first", 10, CancellationToken.None);
        await Eventually.True(() => !_request.Batches.IsEmpty, "the first request under way");
        var second = _batcher.Add("second", 10, cancellation.Token);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _request.Gate.SetResult();
        await first;
        await _batcher.Flush();

        Assert.DoesNotContain("second", _request.Batches.SelectMany(batch => batch));
    }

    [Fact]
    public async Task Throttling_is_no_refusal_though_it_is_called_the_senders_fault()
    {
        var first = 1;
        _request.Answer = _ => Interlocked.Exchange(ref first, 0) == 1 ? [new EntryFailure(0, "KMS.ThrottlingException", "Slow down.", IsSenderFault: true)] : [];
        var batcher = new Batcher<string>(_request, TimeProvider.System);

        await batcher.Add("a", 1, CancellationToken.None);

        Assert.Equal(2, _request.Batches.Count);
    }

    static List<EntryFailure> Failures(List<string> entries, string which, bool isSenderFault) =>
        entries.IndexOf(which) is >= 0 and var place ? [new EntryFailure(place, "Code", "message", isSenderFault)] : [];
}

/// <summary>A batch action that keeps what it was asked.</summary>
sealed class FakeRequest : IBatchRequest<string>
{
    int _underWay;

    public ConcurrentQueue<List<string>> Batches { get; } = new();

    public ConcurrentQueue<string> Lost { get; } = new();

    public Func<List<string>, List<EntryFailure>> Answer { get; set; } = _ => [];

    /// <summary>Requests wait for it when it is set.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public int MostUnderWay { get; private set; }

    public int MaxBytes => 1_000;

    public async Task<IReadOnlyList<EntryFailure>> Send(List<string> entries)
    {
        lock (Batches)
            MostUnderWay = Math.Max(MostUnderWay, ++_underWay);
        Batches.Enqueue([.. entries]);
        try
        {
            if (Gate is { } gate)
                await gate.Task;
            return Answer(entries);
        }
        finally
        {
            lock (Batches)
                _underWay--;
        }
    }

    public bool MayPass(Exception exception) => exception is TimeoutException;

    public bool MayBeOneEntrysFault(Exception exception) => exception is InvalidDataException;

    public Exception TooLarge(int bytes) => new ArgumentOutOfRangeException(nameof(bytes), bytes, "Too many.");

    public Exception Refused(EntryFailure failure) => new InvalidOperationException(failure.Code);

    public void Abandoned(string entry, Exception exception) => Lost.Enqueue(entry);
}
