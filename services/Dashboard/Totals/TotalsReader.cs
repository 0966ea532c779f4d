using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Totals;

/// <summary>Reads <c>click_totals</c>, which Aggregates writes.</summary>
public sealed class TotalsReader(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables, BusinessDays days)
{
    /// <summary>The headline figures of one vendor.</summary>
    public async Task<VendorFigures> Figures(string vendor, CancellationToken cancellationToken) =>
        FiguresMath.From(vendor, days.Today, await Counts(vendor, cancellationToken));

    /// <summary>The headline figures of <paramref name="vendors"/>, read several at a time.</summary>
    public async Task<IReadOnlyList<VendorFigures>> Figures(IReadOnlyCollection<string> vendors, CancellationToken cancellationToken)
    {
        var figures = new ConcurrentDictionary<string, VendorFigures>();
        await Parallel.ForEachAsync(
            vendors,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (vendor, cancelled) => figures[vendor] = await Figures(vendor, cancelled));
        return [.. vendors.Select(vendor => figures[vendor])];
    }

    /// <summary>A vendor's total and its last sixty business days, in two reads. Consistent ones: whoever heard that a count was stored sees it.</summary>
    public async Task<VendorCounts> Counts(string vendor, CancellationToken cancellationToken)
    {
        var today = days.Today;
        var total = ReadTotal(vendor, cancellationToken);
        var byDay = Range(vendor, TotalsBucket.Day(today.AddDays(1 - FiguresMath.Days)), TotalsBucket.Day(today), consistent: true, cancellationToken);
        return FiguresMath.Counts(await total, await byDay);
    }

    /// <summary>A vendor's business days from <paramref name="from"/> to <paramref name="to"/>, both included; days without clicks are absent.</summary>
    public Task<IReadOnlyList<VendorTotals>> ByDay(string vendor, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        Range(vendor, TotalsBucket.Day(from), TotalsBucket.Day(to), consistent: false, cancellationToken);

    /// <summary>A vendor's hours (UTC) from <paramref name="from"/> to before <paramref name="to"/>; hours without clicks are absent.</summary>
    public async Task<IReadOnlyList<VendorTotals>> ByHour(string vendor, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var hours = await Range(vendor, TotalsBucket.Hour(from), TotalsBucket.Hour(to), consistent: false, cancellationToken);
        var end = TotalsBucket.Hour(to);
        return [.. hours.Where(hour => string.CompareOrdinal(hour.Bucket, end) < 0)];
    }

    async Task<VendorTotals?> ReadTotal(string vendor, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = tables.Value.Table("click_totals"),
            ConsistentRead = true,
            Key = new() { ["vendor_name"] = new AttributeValue(vendor), ["bucket"] = new AttributeValue(TotalsBucket.Total) },
        };
        var answer = await dynamo.GetItemAsync(request, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<VendorTotals>(item) : null;
    }

    async Task<IReadOnlyList<VendorTotals>> Range(string vendor, string first, string last, bool consistent, CancellationToken cancellationToken)
    {
        var found = new List<VendorTotals>();
        var request = new QueryRequest
        {
            TableName = tables.Value.Table("click_totals"),
            ConsistentRead = consistent,
            KeyConditionExpression = "#vendor = :vendor AND #bucket BETWEEN :first AND :last",
            ExpressionAttributeNames = new() { ["#vendor"] = "vendor_name", ["#bucket"] = "bucket" },
            ExpressionAttributeValues = new()
            {
                [":vendor"] = new AttributeValue(vendor),
                [":first"] = new AttributeValue(first),
                [":last"] = new AttributeValue(last),
            },
        };
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            found.AddRange((page.Items ?? []).Select(DynamoItem.To<VendorTotals>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return found;
    }
}
