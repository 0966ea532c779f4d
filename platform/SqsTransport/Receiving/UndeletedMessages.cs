namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Messages that were handled and may still be on the queue: those whose delete is under way, and the last thousand whose delete failed or came late.
/// When one of them comes again it need not be handled again.
/// </summary>
sealed class UndeletedMessages
{
    const int Most = 1_000;

    readonly Lock _gate = new();
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    readonly Queue<string> _oldest = new();

    /// <summary>The message was handled, and its delete begins.</summary>
    public void Handled(string messageId)
    {
        lock (_gate)
            _ids.Add(messageId);
    }

    /// <summary>The message is on the queue no more.</summary>
    public void Deleted(string messageId)
    {
        lock (_gate)
            _ids.Remove(messageId);
    }

    /// <summary>The delete has ended and the message may still be there.</summary>
    public void Remember(string messageId)
    {
        lock (_gate)
        {
            _ids.Add(messageId);
            _oldest.Enqueue(messageId);
            if (_oldest.Count > Most)
                _ids.Remove(_oldest.Dequeue());
        }
    }

    /// <summary>Whether the message was handled before.</summary>
    public bool Contains(string messageId)
    {
        lock (_gate)
            return _ids.Count > 0 && _ids.Contains(messageId);
    }
}
