namespace MassTransit.AmazonSqsTransport;

/// <summary>A batch action of SQS or SNS on one queue or topic.</summary>
interface IBatchRequest<TEntry>
{
    /// <summary>What all entries of a request may weigh together.</summary>
    int MaxBytes { get; }

    /// <summary>Makes the request and tells which entries failed, by their place.</summary>
    Task<IReadOnlyList<EntryFailure>> Send(List<TEntry> entries);

    /// <summary>True when one entry may have spoiled the request for the others.</summary>
    bool MayBeOneEntrysFault(Exception exception);

    /// <summary>True when the same request may succeed a little later.</summary>
    bool MayPass(Exception exception);

    /// <summary>The error for an entry that is too large by itself.</summary>
    Exception TooLarge(int bytes);

    /// <summary>The error for an entry that failed finally: refused, or tried in vain.</summary>
    Exception Refused(EntryFailure failure);

    /// <summary>Called when an entry that nobody waits for has been done.</summary>
    void Done(TEntry entry)
    {
    }

    /// <summary>Called when an entry that nobody waits for failed finally.</summary>
    void Abandoned(TEntry entry, Exception exception);
}

/// <summary>An entry of a batch that failed.</summary>
readonly record struct EntryFailure(int Index, string Code, string? Message, bool IsSenderFault)
{
    /// <summary>The same entry would be refused again. Throttling isn't that, though it comes with the mark of a sender's fault.</summary>
    public bool IsFinal => IsSenderFault && !ServiceState.IsBusyCode(Code);

    public static IReadOnlyList<EntryFailure> None { get; } = [];
}

/// <summary>The ids of entries are their places in the batch.</summary>
static class EntryIds
{
    static readonly string[] Ids = [.. Enumerable.Range(0, TransportConstraints.BatchEntries).Select(place => place.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    public static string At(int place) => Ids[place];

    public static int Place(string id) => id[0] - '0';
}

/// <summary>Growing pauses with jitter, so that many do not come back at the same time.</summary>
static class Backoff
{
    /// <summary>A random time up to <paramref name="first"/> doubled with each attempt, at least half of it, at most <paramref name="max"/>.</summary>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan max)
    {
        var ceiling = Math.Min(max.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 20)));
        return TimeSpan.FromMilliseconds(ceiling * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
