using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Dashboard.Storage;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.PageLinks;

/// <summary>The permissions to look at vendors' own pages.</summary>
public sealed class PageLinkStore(IAmazonDynamoDB dynamo, DashboardTables tables, IOptions<DynamoOptions> options)
{
    string Table => options.Value.Table("page_links");

    /// <summary>One, read consistently: a revoked link ends at once. Null when there is none.</summary>
    public Task<PageLink?> Get(string vendor, string linkId, CancellationToken cancellationToken) =>
        tables.PageLinks.Get<PageLink>(Key(vendor, linkId), cancellationToken);

    /// <summary>A vendor's, newest first.</summary>
    public async Task<IReadOnlyList<PageLink>> List(string vendor, CancellationToken cancellationToken)
    {
        var links = new List<PageLink>();
        var request = new QueryRequest
        {
            TableName = Table,
            ScanIndexForward = false,
            ConsistentRead = true,
            KeyConditionExpression = "#vendor = :vendor",
            ExpressionAttributeNames = new() { ["#vendor"] = "vendor" },
            ExpressionAttributeValues = new() { [":vendor"] = new AttributeValue(vendor) },
        };
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            links.AddRange((page.Items ?? []).Select(DynamoItem.To<PageLink>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return links;
    }

    internal Task<bool> TryCreate(PageLink link, CancellationToken cancellationToken) => tables.PageLinks.TryCreate(link, [], cancellationToken);

    internal Task<bool> TryReplace(PageLink link, long expectedVersion, CancellationToken cancellationToken) =>
        tables.PageLinks.TryReplace(link, expectedVersion, [], cancellationToken);

    /// <summary>Notes that it was used. It is no edit: the version stays.</summary>
    internal Task NoteOpening(PageLink link, DateTimeOffset at, CancellationToken cancellationToken) => dynamo.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = Table,
            Key = Key(link.Vendor, link.LinkId),
            UpdateExpression = "SET #opened = :at",
            ExpressionAttributeNames = new() { ["#opened"] = "last_opened_at" },
            ExpressionAttributeValues = new() { [":at"] = DynamoItem.Attribute(at) },
        },
        cancellationToken);

    static Dictionary<string, AttributeValue> Key(string vendor, string linkId) => new()
    {
        ["vendor"] = new AttributeValue(vendor),
        ["link_id"] = new AttributeValue(linkId),
    };
}
