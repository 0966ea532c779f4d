using JadaReferral.Clicks;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Tests.Model;

/// <summary>BatchWriteItem: each item is written in a step of its own, and any of them may come back unprocessed.</summary>
sealed class ModelClickStore(World world, Process process) : IClickStore
{
    public async Task<IReadOnlyList<Click>> WriteAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken)
    {
        var unprocessed = new List<Click>();
        foreach (var click in clicks)
        {
            await world.StepAsync(process);
            if (world.Next(8) == 0)
                unprocessed.Add(click);
            else
                world.Rows[(click.VendorName, click.Timestamp)] = click;
        }

        await world.StepAsync(process);
        return unprocessed;
    }

    public Task<IReadOnlySet<Click>> KnownAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ClickPage> ReadAsync(
        string vendorName, DateTimeOffset since, DateTimeOffset until, int limit, string? after, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<int> DeleteAsync(ClickBucket bucket, DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<ClickBucket> BucketsBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>Query of <c>clicks</c> in pages of three, each page consistent at its own moment.</summary>
sealed class ModelClickRows(World world, Process process) : IClickRows
{
    public IAsyncEnumerable<CountedClick> ReadAsync(string vendorName, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        Pages.Of(world, process, world.Rows, vendorName, ClickKey.Bound(since), ClickKey.Bound(until)).Select(click => new CountedClick(click.Timestamp)
        {
            Audience = click.Audience,
            AudienceReason = click.AudienceReason,
            Placement = click.Placement,
            VisitorKey = click.VisitorKey,
        });

    public async Task<DateTimeOffset?> FirstAsync(string vendorName, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var first = await Pages.Of(world, process, world.Rows, vendorName, ClickKey.Bound(since), "~").FirstOrDefaultAsync(cancellationToken);
        return first is null ? null : ClickKey.TimeOf(first.Timestamp);
    }

    public Task<IReadOnlySet<string>> PartitionsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>The table of totals with its conditional write.</summary>
sealed class ModelTotalsStore(World world, Process process) : ITotalsStore
{
    public async Task<VendorTotals?> GetAsync(string vendorName, string bucket, CancellationToken cancellationToken)
    {
        await world.StepAsync(process);
        var stored = world.Totals.GetValueOrDefault((vendorName, bucket));
        await world.StepAsync(process);
        return stored;
    }

    public IAsyncEnumerable<VendorTotals> ReadAsync(string vendorName, string first, string last, CancellationToken cancellationToken) =>
        Pages.Of(world, process, world.Totals, vendorName, first, last);

    public async Task<string?> FirstKeyAsync(string vendorName, string first, string last, CancellationToken cancellationToken) =>
        (await ReadAsync(vendorName, first, last, cancellationToken).FirstOrDefaultAsync(cancellationToken))?.Bucket;

    public async Task<bool> TryPutAsync(VendorTotals totals, CancellationToken cancellationToken)
    {
        await world.StepAsync(process);
        var key = (totals.VendorName, totals.Bucket);
        var taken = !world.ChecksConditions || (world.Totals.GetValueOrDefault(key)?.Version ?? 0) == totals.Version - 1;
        if (taken)
            world.Totals[key] = totals;
        await world.StepAsync(process);
        return taken;
    }

    public Task<IReadOnlySet<string>> VendorsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}

static class Pages
{
    const int Length = 3;

    public static async IAsyncEnumerable<T> Of<T>(
        World world, Process process, SortedDictionary<(string, string), T> table, string partition, string first, string last)
    {
        string? after = null;
        while (true)
        {
            await world.StepAsync(process);
            var page = table
                .Where(item => item.Key.Item1 == partition
                    && string.CompareOrdinal(item.Key.Item2, first) >= 0
                    && string.CompareOrdinal(item.Key.Item2, last) <= 0
                    && (after is null || string.CompareOrdinal(item.Key.Item2, after) > 0))
                .Take(Length)
                .ToList();
            await world.StepAsync(process);
            foreach (var item in page)
                yield return item.Value;
            if (page.Count < Length)
                yield break;
            after = page[^1].Key.Item2;
        }
    }
}
