using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates;

/// <inheritdoc cref="IClickRows"/>
sealed class ClickRows(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables) : IClickRows
{
    const string Key = "vendor_name = :vendor AND #t BETWEEN :since AND :until";

    readonly string _table = tables.Value.Table("clicks");

    public async IAsyncEnumerable<CountedClick> ReadAsync(
        string vendorName, DateTimeOffset since, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = Query(vendorName, since, ClickKey.Bound(until));
        query.ProjectionExpression = "#t, audience, audience_reason, placement, referrer_host, device, country, visitor_key";
        await foreach (var page in dynamo.Paginators.Query(query).Responses.WithCancellation(cancellationToken))
        {
            foreach (var item in page.Items ?? [])
                yield return Read(item);
        }
    }

    public async Task<DateTimeOffset?> FirstAsync(string vendorName, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var query = Query(vendorName, since, "~");
        query.ProjectionExpression = "#t";
        query.Limit = 1;
        var answer = await dynamo.QueryAsync(query, cancellationToken);
        return answer.Items is [var first, ..] ? ClickKey.TimeOf(first["timestamp"].S) : null;
    }

    public async Task<IReadOnlySet<string>> PartitionsAsync(CancellationToken cancellationToken)
    {
        var partitions = new HashSet<string>();
        var scan = new ScanRequest(_table) { ProjectionExpression = "vendor_name", ConsistentRead = true };
        await foreach (var page in dynamo.Paginators.Scan(scan).Responses.WithCancellation(cancellationToken))
            partitions.UnionWith((page.Items ?? []).Select(item => item["vendor_name"].S));
        return partitions;
    }

    QueryRequest Query(string vendorName, DateTimeOffset since, string last) => new(_table)
    {
        KeyConditionExpression = Key,
        ExpressionAttributeNames = new() { ["#t"] = "timestamp" },
        ExpressionAttributeValues = new()
        {
            [":vendor"] = new(vendorName),
            [":since"] = new(ClickKey.Bound(since)),
            [":until"] = new(last),
        },
        ConsistentRead = true,
    };

    // Attribute by attribute instead of through DynamoItem: a hot leaf has ten thousand rows, and a row another tool wrote counts too.
    static CountedClick Read(Dictionary<string, AttributeValue> item) => new(item["timestamp"].S)
    {
        Audience = item.GetValueOrDefault("audience")?.S,
        AudienceReason = item.GetValueOrDefault("audience_reason")?.S,
        Placement = item.GetValueOrDefault("placement")?.S,
        ReferrerHost = item.GetValueOrDefault("referrer_host")?.S,
        Device = item.GetValueOrDefault("device")?.S,
        Country = item.GetValueOrDefault("country")?.S,
        VisitorKey = item.GetValueOrDefault("visitor_key")?.S,
    };
}
