using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Audit;

/// <summary>Counts every bucket again, by the same <see cref="Recount"/> that counts arriving clicks, so both may run at once.</summary>
sealed class Rebuild(Recount recount, Func<Rebuild, CancellationToken, Task> report) : IBucketVisitor
{
    long _counted;
    long _changed;
    long _clicks;

    public long BucketsCounted => Interlocked.Read(ref _counted);

    public long BucketsChanged => Interlocked.Read(ref _changed);

    public long ClicksRead => Interlocked.Read(ref _clicks);

    /// <summary>The vendor's total; null until it has been counted, or when there is nothing to store.</summary>
    public VendorTotals? Total { get; private set; }

    public async Task LeafAsync(LeafFinding leaf, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref _clicks, leaf.Clicks);
        Note(await recount.LeafAsync(leaf.Bucket, leaf.Stored, leaf.Counted, cancellationToken));
    }

    public async Task SumAsync(string vendor, SumBucket sum, CancellationToken cancellationToken)
    {
        var counted = await recount.SumAsync(vendor, sum, cancellationToken);
        Note(counted);
        if (sum.Bucket == TotalsBucket.Total)
            Total = counted.Stored;
    }

    public Task HourDoneAsync(CancellationToken cancellationToken) => report(this, cancellationToken);

    void Note(Counted counted)
    {
        Interlocked.Increment(ref _counted);
        if (counted.Changed)
            Interlocked.Increment(ref _changed);
    }
}
