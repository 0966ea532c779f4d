using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace JadaReferral.Dashboard.Operations;

/// <summary>
/// What consumers gave up: looked at, sent back or thrown away. SQS has no look without receiving, so a look hides messages
/// for <see cref="Look"/> and gives them back at once.
/// </summary>
public sealed class DeadLetters(IAmazonSQS sqs, Queues queues)
{
    public const int MostShown = 50;

    const int MostAtOnce = 10;
    const string ReasonAttribute = "MT-Reason";
    const string FaultPrefix = "MT-Fault-";

    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>Up to <see cref="MostShown"/> messages of a dead-letter queue.</summary>
    public async Task<Outcome<IReadOnlyList<DeadLetter>>> List(string queue, CancellationToken cancellationToken)
    {
        if (await WhyNot(queue, cancellationToken) is { } refusal)
            return refusal;
        var letters = new List<DeadLetter>();
        await Walk(queue, MostShown, message =>
        {
            letters.Add(Letter(message));
            return Task.FromResult(false);
        }, cancellationToken);
        return letters;
    }

    /// <summary>Sends messages back to the queue they came from: those with <paramref name="ids"/>, or all that are there now when null.</summary>
    public async Task<Outcome<Moved>> Redrive(string queue, IReadOnlyCollection<string>? ids, CancellationToken cancellationToken)
    {
        if (await WhyNot(queue, cancellationToken) is { } refusal)
            return refusal;
        var destination = await queues.Url(QueueDepth.Origin(queue)!, cancellationToken);
        // Sent before it is deleted: a crash in between leaves it in both, and consumers know what they did already.
        return await Take(queue, ids, message => sqs.SendMessageAsync(Again(message, destination), cancellationToken), cancellationToken);
    }

    /// <summary>Throws messages away for good: those with <paramref name="ids"/>, or all that are there now when null.</summary>
    public async Task<Outcome<Moved>> Discard(string queue, IReadOnlyCollection<string>? ids, CancellationToken cancellationToken) =>
        await WhyNot(queue, cancellationToken) is { } refusal
            ? refusal
            : await Take(queue, ids, _ => Task.CompletedTask, cancellationToken);

    async Task<Moved> Take(string queue, IReadOnlyCollection<string>? ids, Func<Message, Task> action, CancellationToken cancellationToken)
    {
        var url = await queues.Url(queue, cancellationToken);
        var moved = 0;
        await Walk(queue, int.MaxValue, async message =>
        {
            if (ids?.Contains(message.MessageId) == false)
                return false;
            await action(message);
            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, cancellationToken);
            moved++;
            return true;
        }, cancellationToken);
        return new Moved(moved);
    }

    // Receives until nothing new comes, shows each message once to `take`, and gives back what that did not take.
    async Task Walk(string queue, int most, Func<Message, Task<bool>> take, CancellationToken cancellationToken)
    {
        var url = await queues.Url(queue, cancellationToken);
        var kept = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (seen.Count < most)
            {
                var request = new ReceiveMessageRequest(url)
                {
                    MaxNumberOfMessages = MostAtOnce,
                    VisibilityTimeout = (int)Look.TotalSeconds,
                    WaitTimeSeconds = 1,
                    MessageAttributeNames = ["All"],
                    MessageSystemAttributeNames = ["All"],
                };
                var messages = (await sqs.ReceiveMessageAsync(request, cancellationToken)).Messages ?? [];
                if (messages.TrueForAll(message => !seen.Add(message.MessageId)))
                {
                    kept.AddRange(messages.Select(message => message.ReceiptHandle));
                    return;
                }
                foreach (var message in messages)
                {
                    if (!await take(message))
                        kept.Add(message.ReceiptHandle);
                }
            }
        }
        finally
        {
            // Also after a cancelled or failed walk: otherwise they would stay hidden until the time is up.
            foreach (var receipt in kept)
                await sqs.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest(url, receipt, 0), CancellationToken.None);
        }
    }

    static SendMessageRequest Again(Message message, string destination) => new(destination, message.Body)
    {
        MessageAttributes = (message.MessageAttributes ?? [])
            .Where(attribute => attribute.Key != ReasonAttribute && !attribute.Key.StartsWith(FaultPrefix, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal),
    };

    static DeadLetter Letter(Message message)
    {
        string? Attribute(string name) => message.MessageAttributes?.GetValueOrDefault(name)?.StringValue;
        var sent = message.Attributes?.GetValueOrDefault("SentTimestamp") is { } milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture))
            : (DateTimeOffset?)null;
        return new DeadLetter(
            message.MessageId,
            Attribute(FaultPrefix + "Message") ?? Attribute(ReasonAttribute) ?? "No reason was given.",
            Attribute(FaultPrefix + "ExceptionType"),
            sent,
            message.Body);
    }

    async Task<Refusal?> WhyNot(string queue, CancellationToken cancellationToken)
    {
        if (QueueDepth.Origin(queue) is null || !Queues.IsOurs(queue))
            return NoDeadLetters(queue);
        try
        {
            await queues.Url(queue, cancellationToken);
            return null;
        }
        catch (QueueDoesNotExistException)
        {
            return Refusal.NotFound($"queue {queue}");
        }
    }

    static Refusal NoDeadLetters(string queue) =>
        Refusal.Invalid("no-dead-letter-queue", $"{queue} holds no dead letters: only queues that end with {QueueDepth.ErrorSuffix} or {QueueDepth.SkippedSuffix} do.");
}

/// <summary>A message that a consumer gave up.</summary>
/// <param name="Id">SQS's id of it.</param>
/// <param name="Reason">Why, in the words of the failure.</param>
/// <param name="Exception">The failure's type; null when it was skipped.</param>
/// <param name="Since">When it came into the dead-letter queue; null when SQS doesn't say.</param>
/// <param name="Body">The message as it was received.</param>
public sealed record DeadLetter(string Id, string Reason, string? Exception, DateTimeOffset? Since, string Body);

/// <summary>How many messages were moved or thrown away.</summary>
public sealed record Moved(int Count);
