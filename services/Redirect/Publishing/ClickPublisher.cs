using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.Emails;
using JadaReferral.Redirect.Journal;
using MassTransit;
using Microsoft.Extensions.Options;
using Polly;

namespace JadaReferral.Redirect.Publishing;

/// <summary>
/// Takes the oldest clicks, and openings of mails, from the journal, publishes them and marks those that the broker accepted. The mark is the commit point:
/// a process that dies between the two publishes again, with the same click id.
/// </summary>
sealed partial class ClickPublisher(
    ClickJournal journal,
    IBus bus,
    Acknowledgements acknowledgements,
    RefusedClicks refused,
    BrokerCircuit circuit,
    IOptions<PublisherOptions> options,
    TimeProvider time,
    ILogger<ClickPublisher> logger) : BackgroundService
{
    static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan PauseAfterRefusals = TimeSpan.FromMilliseconds(250);
    static readonly IPipe<PublishContext<ClickRecorded>> WithClickId =
        Pipe.Execute<PublishContext<ClickRecorded>>(context => context.MessageId = context.Message.ClickId);

    static readonly IPipe<PublishContext<EmailOpened>> WithOpenId =
        Pipe.Execute<PublishContext<EmailOpened>>(context => context.MessageId = context.Message.OpenId);

    readonly PublisherOptions _options = options.Value;
    readonly ResiliencePipeline<BatchOutcome> _pipeline = BrokerPipeline.Build(options.Value, circuit, time, logger);
    readonly List<PendingRecord> _batch = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.ClicksPerSecond == 0)
            return;

        using var patience = new CancellationTokenSource();
        await using var stop = stoppingToken.Register(() => patience.CancelAfter(_options.DrainFor));
        try
        {
            while (!stoppingToken.IsCancellationRequested || journal.Backlog > 0)
            {
                if (journal.Backlog == 0)
                {
                    await Task.Delay(IdlePause, time, patience.Token);
                    continue;
                }

                await PublishBatchAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Log.Left(logger, journal.Backlog);
        }
    }

    async Task PublishBatchAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = PauseAfterRefusals;
        try
        {
            var outcome = await _pipeline.ExecuteAsync(PublishOldestAsync, cancellationToken);
            pause = PauseAfter(outcome, time.GetElapsedTime(started));
        }
        catch (Exception unforeseen) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, the clicks are in the journal; a publisher that gave up would keep them there.
            Log.Failed(logger, unforeseen);
        }

        await Task.Delay(pause, time, cancellationToken);
    }

    async ValueTask<BatchOutcome> PublishOldestAsync(CancellationToken cancellationToken)
    {
        _batch.Clear();
        journal.CollectPending(_batch, _options.BatchSize);
        if (_batch.Count == 0)
            return default;

        var publishing = new Task<Exception?>[_batch.Count];
        for (var i = 0; i < publishing.Length; i++)
            publishing[i] = PublishAsync(_batch[i], cancellationToken);
        var failures = await Task.WhenAll(publishing);

        var outcome = new BatchOutcome(failures.Count(failure => failure is null), failures.FirstOrDefault(failure => failure is not null));
        for (var i = 0; i < failures.Length && outcome is { Accepted: > 0, Failure: not null }; i++)
        {
            if (failures[i] is { } failure && refused.IsHopeless(_batch[i], failure))
                journal.Finish(_batch[i], RecordMark.Refused);
        }

        return outcome;
    }

    /// <summary>Null when the broker accepted it.</summary>
    async Task<Exception?> PublishAsync(PendingRecord pending, CancellationToken cancellationToken)
    {
        try
        {
            await (pending.Message is EmailOpened opened
                ? bus.Publish(opened, WithOpenId, cancellationToken)
                : bus.Publish((ClickRecorded)pending.Message, WithClickId, cancellationToken));
        }
        catch (Exception failure)
        {
            return failure;
        }

        acknowledgements.Complete(pending.Id);
        refused.Forget(pending);
        journal.Finish(pending, RecordMark.Published);
        return null;
    }

    TimeSpan PauseAfter(BatchOutcome outcome, TimeSpan took)
    {
        if (outcome.Failure is not null)
            return PauseAfterRefusals;
        if (outcome.Accepted == 0)
            return TimeSpan.FromMilliseconds(1);

        var due = TimeSpan.FromSeconds((double)outcome.Accepted / _options.ClicksPerSecond);
        return due > took ? due - took : TimeSpan.Zero;
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Stopping with {Backlog} clicks in the journal; the next start publishes them")]
        public static partial void Left(ILogger logger, long backlog);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Publishing failed in an unforeseen way; it goes on")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">How many clicks the broker accepted.</param>
/// <param name="Failure">Why the first of the others failed; null when all were accepted.</param>
readonly record struct BatchOutcome(int Accepted, Exception? Failure);
