namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Messages that were handled and could not be deleted, the last thousand of them: when one comes again it need not be handled again.
/// </summary>
sealed class UndeletedMessages
{
    const int Most = 1_000;

    readonly Lock _gate = new();
    readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    readonly Queue<string> _oldest = new();

    public void Remember(string messageId)
    {
        lock (_gate)
        {
            if (!_ids.Add(messageId))
                return;
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
