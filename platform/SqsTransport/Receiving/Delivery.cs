using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>One received message, from its arrival until it is deleted or returned.</summary>
sealed class Delivery(Message message, InHand inHand) : ReceiveLockContext
{
    int _settled;

    public string ReceiptHandle => message.ReceiptHandle;

    public Message Message => message;

    /// <summary>The group in a FIFO queue.</summary>
    public string Group => message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.MessageGroupId) ?? "";

    /// <summary>How often the message was received, this time included.</summary>
    public int ReceiveCount =>
        message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.ApproximateReceiveCount) is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 1;

    /// <summary>When the message was received, on the clock's own scale.</summary>
    public long ReceivedAt { get; init; }

    /// <summary>Until when no other receiver sees the message, on the same scale, as far as the service has confirmed it.</summary>
    public long HiddenUntil { get; set; }

    /// <summary>True while a renewal is under way.</summary>
    public bool IsBeingRenewed { get; set; }

    /// <summary>True once somebody else may have the message.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The context while the message is being handled.</summary>
    public SqsReceiveContext? Context { get; set; }

    /// <summary>Somebody else may have the message now: its handling is cancelled.</summary>
    public void Lose()
    {
        IsLost = true;
        Cancel();
    }

    /// <summary>True for the first who says what becomes of the message: it is deleted, or it goes back. Nobody after changes that.</summary>
    public bool TrySettle() => Interlocked.Exchange(ref _settled, 1) == 0;

    /// <summary>Asks the handler to give up.</summary>
    public void Cancel()
    {
        try
        {
            Context?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just finished.
        }
        catch (Exception exception)
        {
            // What others registered with the handler's token: it must keep nobody else from being cancelled.
            LogContext.Warning?.Log(exception, "Cancelling the consumer of message {MessageId} failed", message.MessageId);
        }
    }

    public Task ValidateLockStatus() => IsLost
        ? Task.FromException(new TransportException(inHand.InputAddress, $"Message {message.MessageId} is no longer hidden from other receivers."))
        : Task.CompletedTask;

    /// <summary>The message was handled: it will be deleted. Nobody waits for it.</summary>
    public Task Complete()
    {
        inHand.Acknowledge(this);
        return Task.CompletedTask;
    }

    /// <summary>Neither handled nor parked: the message goes back to the queue.</summary>
    public Task Faulted(Exception exception)
    {
        inHand.GiveBack(this);
        return Task.CompletedTask;
    }
}

/// <summary>
/// A change of how long a message stays hidden. For a renewal <c>HiddenUntil</c> is until when it will be hidden, on the clock's own scale, once the
/// service has said so; it is null for a message that goes back.
/// </summary>
readonly record struct VisibilityChange(Delivery Delivery, int Seconds, long? HiddenUntil);
