using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Clicks;

/// <summary>The table <c>clicks</c>.</summary>
interface IClickStore
{
    /// <summary>Writes clicks and returns those that were not taken this time and should be written again. No two may have one key.</summary>
    Task<IReadOnlyList<Click>> WriteAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken);

    /// <summary>Which of these clicks are stored already.</summary>
    Task<IReadOnlySet<Click>> KnownAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken);

    /// <summary>A vendor's clicks from <paramref name="since"/> on and before <paramref name="until"/>, in order of time.</summary>
    /// <param name="vendorName">The partition: a code, or <c>{code}~bot</c>.</param>
    /// <param name="since">First instant.</param>
    /// <param name="until">First instant after the range.</param>
    /// <param name="limit">Most clicks of one page.</param>
    /// <param name="after"><see cref="ClickPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<ClickPage> ReadAsync(string vendorName, DateTimeOffset since, DateTimeOffset until, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>Deletes the clicks of a bucket that are from before <paramref name="before"/> and returns how many there were.</summary>
    Task<int> DeleteAsync(ClickBucket bucket, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Every bucket that has clicks from before <paramref name="before"/>, maybe more than once. Reads the whole table.</summary>
    IAsyncEnumerable<ClickBucket> BucketsBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Clicks in order of time.</summary>
/// <param name="Clicks">The clicks.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
sealed record ClickPage(IReadOnlyList<Click> Clicks, string? Next);
