using JadaReferral.Contracts.Clicks;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Aggregates;

/// <summary>
/// Counts one vendor, a round at a time. Buckets asked for while a round is under way are gathered, each once, for the next: the running round may
/// have read its clicks already. Whoever asked waits for the end of a round that began after it asked.
/// </summary>
sealed partial class VendorLane(string vendor, CountingRound counting, AggregatesOptions options, TimeProvider clock, ILogger logger)
{
    readonly Lock _gate = new();
    Round? _next;
    bool _running;
    long _announced;

    /// <summary>Ends when these buckets and all sums they are in have been counted, stored and announced.</summary>
    public Task CountAsync(IEnumerable<ClickBucket> buckets, CancellationToken stopping)
    {
        Task counted;
        bool start;
        lock (_gate)
        {
            _next ??= new();
            counted = _next.Join(buckets);
            start = !_running;
            _running = true;
        }

        if (start)
            _ = RunAsync(stopping);
        return counted;
    }

    // Never throws: what goes wrong in a round is told to those who wait for it.
    async Task RunAsync(CancellationToken stopping)
    {
        // Kept while one round follows another: a vendor that is quiet is read anew.
        var known = new KnownTotals();
        while (TakeNext() is { } round)
        {
            var began = clock.GetTimestamp();
            await CountAsync(round, known, stopping);
            await RestAsync(clock.GetElapsedTime(began), stopping);
        }
    }

    async Task CountAsync(Round round, KnownTotals known, CancellationToken stopping)
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                _announced = await counting.RunAsync(vendor, round.Buckets, known, _announced, stopping);
                round.End();
                return;
            }
            catch (Exception failure) when (DynamoFailures.IsTransient(failure) && !stopping.IsCancellationRequested)
            {
                Log.Waiting(logger, failure, vendor, round.Buckets.Count, ++attempt);
                known.Forget();
                await PauseAsync(DynamoFailures.BackOff(attempt), stopping);
            }
            catch (OperationCanceledException cancelled)
            {
                round.Cancel(cancelled.CancellationToken);
                return;
            }
            catch (Exception failure)
            {
                known.Forget();
                round.Fail(failure);
                return;
            }
        }
    }

    Round? TakeNext()
    {
        lock (_gate)
        {
            var round = _next;
            _next = null;
            _running = round is not null;
            return round;
        }
    }

    Task RestAsync(TimeSpan took, CancellationToken stopping)
    {
        var rest = took < options.LongestRest ? took : options.LongestRest;
        return PauseAsync(rest > options.CountEvery - took ? rest : options.CountEvery - took, stopping);
    }

    async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    sealed class Round
    {
        readonly List<TaskCompletionSource> _waiting = [];

        public HashSet<ClickBucket> Buckets { get; } = [];

        // Who waits goes on within the lane's turn: no thread of its own, and a test can replay it step by step.
        public Task Join(IEnumerable<ClickBucket> buckets)
        {
            Buckets.UnionWith(buckets);
            var done = new TaskCompletionSource();
            _waiting.Add(done);
            return done.Task;
        }

        public void End() => _waiting.ForEach(done => done.SetResult());

        public void Cancel(CancellationToken token) => _waiting.ForEach(done => done.SetCanceled(token));

        public void Fail(Exception failure) => _waiting.ForEach(done => done.SetException(failure));
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Counting {Buckets} buckets of {Vendor} waits for DynamoDB (attempt {Attempt})")]
        public static partial void Waiting(ILogger logger, Exception failure, string vendor, int buckets, int attempt);
    }
}
