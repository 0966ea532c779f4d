using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Storage;

/// <summary>What was answered to a request.</summary>
public sealed record OnceAnswer(int Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A request that is done once. <see cref="Answer"/> is null while it is under way.</summary>
public sealed record OnceRecord(string Body, OnceAnswer? Answer);

/// <summary>Requests with an idempotency key and their answers, in the table <c>once</c>. Answers are sealed: one may hold a key that is shown once.</summary>
public sealed class OnceStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables, IDataProtectionProvider protection, TimeProvider clock)
{
    static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    // Longer than any request takes: after it the instance that began has died.
    static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(2);

    readonly IDataProtector _seal = protection.CreateProtector("once");

    string Table => tables.Value.Table("once");

    /// <summary>Takes the request on; false when it was taken on already and that is not over.</summary>
    internal async Task<bool> Begin(string id, string body, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = Table,
                    Item = Item(id, body, now + UnderWay),
                    ConditionExpression = "attribute_not_exists(#request) OR #until < :now",
                    ExpressionAttributeNames = new() { ["#request"] = "request", ["#until"] = "until" },
                    ExpressionAttributeValues = new() { [":now"] = DynamoItem.Attribute(now) },
                }.Repeatable(),
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Remembers the answer for a day.</summary>
    internal Task Finish(string id, string body, OnceAnswer answer, CancellationToken cancellationToken)
    {
        var item = Item(id, body, clock.GetUtcNow() + Remembered);
        item["answer"] = new AttributeValue(_seal.Protect(JsonSerializer.Serialize(answer)));
        return dynamo.PutItemAsync(Table, item, cancellationToken);
    }

    /// <summary>Lets it be done again.</summary>
    internal Task Forget(string id, CancellationToken cancellationToken) => dynamo.DeleteItemAsync(Table, Key(id), cancellationToken);

    internal async Task<OnceRecord?> Get(string id, CancellationToken cancellationToken)
    {
        var found = await dynamo.GetItemAsync(new GetItemRequest { TableName = Table, Key = Key(id), ConsistentRead = true }, cancellationToken);
        if (found.Item is not { Count: > 0 } item)
            return null;
        var answer = item.TryGetValue("answer", out var text) ? JsonSerializer.Deserialize<OnceAnswer>(_seal.Unprotect(text.S)) : null;
        return new OnceRecord(item["body"].S, answer);
    }

    static Dictionary<string, AttributeValue> Key(string id) => new() { ["request"] = new AttributeValue(id) };

    static Dictionary<string, AttributeValue> Item(string id, string body, DateTimeOffset until) => new(Key(id))
    {
        ["body"] = new AttributeValue(body),
        ["until"] = DynamoItem.Attribute(until),
        // For the table's time to live, which AWS counts in seconds.
        ["expires_at"] = new AttributeValue { N = until.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture) },
    };
}
