using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>The table <c>click_totals</c>. Every read is consistent and every write has the version it replaces as its condition.</summary>
interface ITotalsStore
{
    /// <summary>One bucket's totals; null when it was never counted.</summary>
    Task<VendorTotals?> GetAsync(string vendorName, string bucket, CancellationToken cancellationToken);

    /// <summary>The totals of the buckets from <paramref name="first"/> to <paramref name="last"/>, both included, in order of their keys.</summary>
    IAsyncEnumerable<VendorTotals> ReadAsync(string vendorName, string first, string last, CancellationToken cancellationToken);

    /// <summary>The first key from <paramref name="first"/> to <paramref name="last"/>; null when there is none.</summary>
    Task<string?> FirstKeyAsync(string vendorName, string first, string last, CancellationToken cancellationToken);

    /// <summary>
    /// Writes totals whose version is one more than that of the stored ones, or 1 where there are none.
    /// False, and nothing written, when another writer was faster.
    /// </summary>
    Task<bool> TryPutAsync(VendorTotals totals, CancellationToken cancellationToken);

    /// <summary>Every vendor that has totals. Reads the whole table.</summary>
    Task<IReadOnlySet<string>> VendorsAsync(CancellationToken cancellationToken);
}
