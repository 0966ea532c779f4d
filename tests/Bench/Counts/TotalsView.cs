using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Bench.Redirect;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Bench.Counts;

/// <summary>Reads the table of totals as the Dashboard does.</summary>
sealed class TotalsView(IAmazonDynamoDB dynamo)
{
    /// <summary>Clicks of every kind that the totals of the seven vendors say.</summary>
    public async Task<long> CountedAsync(CancellationToken cancellationToken) => (await ByVendorAsync(cancellationToken)).Values.Sum();

    /// <summary>The same by vendor, in one request.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByVendorAsync(CancellationToken cancellationToken)
    {
        var asked = new KeysAndAttributes
        {
            ConsistentRead = true,
            ProjectionExpression = "vendor_name, click_count, automated_count",
            Keys = [.. Requests.Vendors.Select(vendor => new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
            {
                ["vendor_name"] = new(vendor),
                ["bucket"] = new(TotalsBucket.Total),
            })],
        };
        var answer = await dynamo.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = new() { ["click_totals"] = asked } }, cancellationToken);
        return (answer.Responses?.GetValueOrDefault("click_totals") ?? [])
            .ToDictionary(item => item["vendor_name"].S, item => Number(item["click_count"]) + Number(item["automated_count"]), StringComparer.Ordinal);
    }

    /// <summary>A vendor's hours.</summary>
    public async Task<IReadOnlyList<VendorTotals>> HoursAsync(string vendor, CancellationToken cancellationToken)
    {
        var hours = new List<VendorTotals>();
        var query = new QueryRequest("click_totals")
        {
            KeyConditionExpression = "vendor_name = :vendor AND begins_with(#bucket, :hour)",
            ExpressionAttributeNames = new(StringComparer.Ordinal) { ["#bucket"] = "bucket" },
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":vendor"] = new(vendor), [":hour"] = new("hour#") },
            ConsistentRead = true,
        };
        await foreach (var page in dynamo.Paginators.Query(query).Responses.WithCancellation(cancellationToken))
            hours.AddRange((page.Items ?? []).Select(DynamoItem.To<VendorTotals>));
        return hours;
    }

    static long Number(AttributeValue value) => long.Parse(value.N, CultureInfo.InvariantCulture);
}
