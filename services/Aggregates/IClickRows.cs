namespace JadaReferral.Aggregates;

/// <summary>The table <c>clicks</c>, as counting reads it.</summary>
interface IClickRows
{
    /// <summary>
    /// The clicks of a partition from <paramref name="since"/> on and before <paramref name="until"/>, in order of time, read consistently:
    /// every click whose write was acknowledged before is among them.
    /// </summary>
    IAsyncEnumerable<CountedClick> ReadAsync(string vendorName, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Time of the first click of a partition from <paramref name="since"/> on; null when there is none.</summary>
    Task<DateTimeOffset?> FirstAsync(string vendorName, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Every partition that has clicks. Reads the whole table.</summary>
    Task<IReadOnlySet<string>> PartitionsAsync(CancellationToken cancellationToken);
}
