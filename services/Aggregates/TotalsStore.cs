using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates;

/// <inheritdoc cref="ITotalsStore"/>
sealed class TotalsStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables) : ITotalsStore
{
    readonly string _table = tables.Value.Table("click_totals");

    public async Task<VendorTotals?> GetAsync(string vendorName, string bucket, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = _table,
            Key = new() { ["vendor_name"] = new(vendorName), ["bucket"] = new(bucket) },
            ConsistentRead = true,
        };
        var answer = await dynamo.GetItemAsync(request, cancellationToken);
        return answer.IsItemSet ? DynamoItem.To<VendorTotals>(answer.Item) : null;
    }

    public async IAsyncEnumerable<VendorTotals> ReadAsync(
        string vendorName, string first, string last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in dynamo.Paginators.Query(Range(vendorName, first, last)).Responses.WithCancellation(cancellationToken))
        {
            foreach (var item in page.Items ?? [])
                yield return DynamoItem.To<VendorTotals>(item);
        }
    }

    public async Task<string?> FirstKeyAsync(string vendorName, string first, string last, CancellationToken cancellationToken)
    {
        var query = Range(vendorName, first, last);
        query.ProjectionExpression = "#bucket";
        query.Limit = 1;
        var answer = await dynamo.QueryAsync(query, cancellationToken);
        return answer.Items is [var item, ..] ? item["bucket"].S : null;
    }

    public async Task<bool> TryPutAsync(VendorTotals totals, CancellationToken cancellationToken)
    {
        var put = new PutItemRequest
        {
            TableName = _table,
            Item = DynamoItem.From(totals),
            ConditionExpression = "attribute_not_exists(#bucket)",
            ExpressionAttributeNames = new() { ["#bucket"] = "bucket" },
        };
        if (totals.Version > 1)
        {
            put.ConditionExpression = "#version = :replaced";
            put.ExpressionAttributeNames = new() { ["#version"] = "version" };
            put.ExpressionAttributeValues = new() { [":replaced"] = DynamoItem.Attribute(totals.Version - 1) };
        }

        try
        {
            await dynamo.PutItemAsync(put, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public async Task<IReadOnlySet<string>> VendorsAsync(CancellationToken cancellationToken)
    {
        var vendors = new HashSet<string>();
        var scan = new ScanRequest(_table) { ProjectionExpression = "vendor_name", ConsistentRead = true };
        await foreach (var page in dynamo.Paginators.Scan(scan).Responses.WithCancellation(cancellationToken))
            vendors.UnionWith((page.Items ?? []).Select(item => item["vendor_name"].S));
        return vendors;
    }

    QueryRequest Range(string vendorName, string first, string last) => new(_table)
    {
        KeyConditionExpression = "vendor_name = :vendor AND #bucket BETWEEN :first AND :last",
        ExpressionAttributeNames = new() { ["#bucket"] = "bucket" },
        ExpressionAttributeValues = new() { [":vendor"] = new(vendorName), [":first"] = new(first), [":last"] = new(last) },
        ConsistentRead = true,
    };
}
