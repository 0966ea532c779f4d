using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>One received message, from its arrival until it is deleted or returned.</summary>
sealed class Delivery(Message message, InHand inHand) : ReceiveLockContext
{
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

    /// <summary>Until when no other receiver sees the message, on the same scale.</summary>
    public long HiddenUntil { get; set; }

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
/// A change of how long a message stays hidden. For a renewal <c>RenewedFrom</c> is until when the message was hidden before; it is null for a
/// message that goes back.
/// </summary>
readonly record struct VisibilityChange(Delivery Delivery, int Seconds, long? RenewedFrom);
