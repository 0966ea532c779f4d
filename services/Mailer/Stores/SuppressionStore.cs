using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Stores;

/// <summary>The table <c>suppressions</c>: addresses that are not mailed.</summary>
sealed class SuppressionStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options)
{
    const int PageSize = 500;

    string Table => options.Value.Table("suppressions");

    /// <summary>One spelling of an address, the key of the table.</summary>
    public static string Normal(string address) => address.Trim().ToLowerInvariant();

    public async Task<Suppression?> Find(string address, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = Table, Key = Key(address), ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<Suppression>(item) : null;
    }

    /// <summary>Suppresses an address. The first reason stays, except that a complaint outranks all. False when the address was on the list already.</summary>
    public async Task<bool> Add(Suppression suppression, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = Table,
                    Item = DynamoItem.From(suppression with { Address = Normal(suppression.Address) }),
                    ConditionExpression = suppression.Reason == SuppressionReasons.Complained ? "attribute_not_exists(address) OR #reason <> :complained" : "attribute_not_exists(address)",
                    ExpressionAttributeNames = suppression.Reason == SuppressionReasons.Complained ? new(StringComparer.Ordinal) { ["#reason"] = "reason" } : null,
                    ExpressionAttributeValues = suppression.Reason == SuppressionReasons.Complained
                        ? new(StringComparer.Ordinal) { [":complained"] = new AttributeValue(SuppressionReasons.Complained) }
                        : null,
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Takes an address off the list, unless it was put there after <paramref name="decidedAt"/>. True when it is not on the list now.</summary>
    public async Task<bool> Remove(string address, DateTimeOffset decidedAt, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = Table,
                    Key = Key(address),
                    ConditionExpression = "attribute_not_exists(address) OR since <= :decided",
                    ExpressionAttributeValues = new(StringComparer.Ordinal) { [":decided"] = DynamoItem.Attribute(decidedAt) },
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>A page of the list and the address to go on after; null after the last page.</summary>
    public async Task<(IReadOnlyList<Suppression> Entries, string? Next)> Page(string? after, CancellationToken cancellationToken)
    {
        var page = await dynamo.ScanAsync(
            new ScanRequest { TableName = Table, Limit = PageSize, ExclusiveStartKey = after is null ? null : Key(after), ConsistentRead = true }, cancellationToken);
        return (
            [.. (page.Items ?? []).Select(DynamoItem.To<Suppression>)],
            page.LastEvaluatedKey is { Count: > 0 } last ? last["address"].S : null);
    }

    static Dictionary<string, AttributeValue> Key(string address) => new(StringComparer.Ordinal) { ["address"] = new AttributeValue(Normal(address)) };
}
