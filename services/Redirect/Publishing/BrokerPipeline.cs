using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace JadaReferral.Redirect.Publishing;

/// <summary>
/// How the publisher lives with a broker that is away: back off, exponentially and with jitter, for as long as it takes, and after a few
/// failures in a row ask only now and then. A batch of which some clicks were accepted is no failure of the broker.
/// </summary>
static partial class BrokerPipeline
{
    public static ResiliencePipeline<BatchOutcome> Build(PublisherOptions options, BrokerCircuit circuit, TimeProvider time, ILogger logger) =>
        new ResiliencePipelineBuilder<BatchOutcome> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<BatchOutcome>
            {
                ShouldHandle = attempt => ValueTask.FromResult(IsAway(attempt.Outcome) || attempt.Outcome.Exception is BrokenCircuitException),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = options.MaxBackOff,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<BatchOutcome>
            {
                ShouldHandle = attempt => ValueTask.FromResult(IsAway(attempt.Outcome)),
                // Batches that fail as a whole are rare in good times, and far apart in bad ones, while those that went well before still count.
                MinimumThroughput = 2,
                FailureRatio = 0.01,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(Math.Min(5, options.MaxBackOff.TotalSeconds)),
                StateProvider = circuit.Provider,
                OnOpened = opened =>
                {
                    circuit.Opened();
                    Log.BrokerAway(logger, opened.Outcome.Exception ?? opened.Outcome.Result.Failure);
                    return default;
                },
                OnHalfOpened = _ =>
                {
                    circuit.Changed();
                    return default;
                },
                OnClosed = _ =>
                {
                    circuit.Changed();
                    Log.BrokerBack(logger);
                    return default;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();

    static bool IsAway(Outcome<BatchOutcome> outcome) =>
        outcome.Exception is TimeoutRejectedException || outcome.Result is { Accepted: 0, Failure: not null };

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The broker accepts no clicks; they stay in the journal")]
        public static partial void BrokerAway(ILogger logger, Exception? exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The broker accepts clicks again")]
        public static partial void BrokerBack(ILogger logger);
    }
}
