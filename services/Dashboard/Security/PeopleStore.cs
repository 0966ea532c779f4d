using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Dashboard.Storage;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>Accounts and keys, in the table <c>people</c>.</summary>
public sealed class PeopleStore(IAmazonDynamoDB dynamo, DashboardTables tables, IOptions<DynamoOptions> options)
{
    public Task<Account?> GetAccount(string name, CancellationToken cancellationToken) =>
        tables.People.Get<Account>(Key(Account.IdOf(name), Account.RecordName), cancellationToken);

    public Task<ApiKey?> GetKey(string keyId, CancellationToken cancellationToken) =>
        tables.People.Get<ApiKey>(Key(ApiKey.IdOf(keyId), ApiKey.RecordName), cancellationToken);

    /// <summary>Every account, by name.</summary>
    public async Task<IReadOnlyList<Account>> Accounts(CancellationToken cancellationToken) =>
        [.. (await List<Account>(Account.RecordName, cancellationToken)).OrderBy(account => account.Name, StringComparer.Ordinal)];

    /// <summary>Every key, newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> Keys(CancellationToken cancellationToken) =>
        [.. (await List<ApiKey>(ApiKey.RecordName, cancellationToken)).OrderByDescending(key => key.CreatedAt)];

    internal Task<bool> TryCreate<T>(T record, CancellationToken cancellationToken)
        where T : class => tables.People.TryCreate(record, [], cancellationToken);

    internal Task<bool> TryReplace<T>(T record, long expectedVersion, CancellationToken cancellationToken)
        where T : class => tables.People.TryReplace(record, expectedVersion, [], cancellationToken);

    /// <summary>Notes a key's use. It is no edit: the version stays.</summary>
    internal Task NoteUse(ApiKey key, DateTimeOffset at, CancellationToken cancellationToken) => dynamo.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = options.Value.Table("people"),
            Key = Key(key.PersonId, ApiKey.RecordName),
            UpdateExpression = "SET #used = :at",
            ExpressionAttributeNames = new() { ["#used"] = "last_used_at" },
            ExpressionAttributeValues = new() { [":at"] = DynamoItem.Attribute(at) },
        },
        cancellationToken);

    /// <summary>Uses the one-time permission to create the first admin up; false when it was not <paramref name="tokenHash"/>, has expired or was used already.</summary>
    internal async Task<bool> TryUseSetup(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = options.Value.Table("people"),
            Key = Key("setup", "token"),
            ConditionExpression = "#hash = :hash AND #expires > :now AND attribute_not_exists(#used)",
            UpdateExpression = "SET #used = :now",
            ExpressionAttributeNames = new() { ["#hash"] = "token_hash", ["#expires"] = "expires_at", ["#used"] = "used_at" },
            ExpressionAttributeValues = new() { [":hash"] = new AttributeValue(tokenHash), [":now"] = DynamoItem.Attribute(now) },
        }.Repeatable();
        try
        {
            await dynamo.UpdateItemAsync(request, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Allows the first admin to be created once with the token of this hash; an earlier permission ends.</summary>
    internal Task AllowSetup(string tokenHash, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var item = Key("setup", "token");
        item["token_hash"] = new AttributeValue(tokenHash);
        item["expires_at"] = DynamoItem.Attribute(expiresAt);
        return dynamo.PutItemAsync(options.Value.Table("people"), item, cancellationToken);
    }

    async Task<List<T>> List<T>(string record, CancellationToken cancellationToken)
        where T : class
    {
        var found = new List<T>();
        var request = new ScanRequest
        {
            TableName = options.Value.Table("people"),
            ConsistentRead = true,
            FilterExpression = "#record = :record",
            ExpressionAttributeNames = new() { ["#record"] = "record" },
            ExpressionAttributeValues = new() { [":record"] = new AttributeValue(record) },
        };
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            found.AddRange((page.Items ?? []).Select(DynamoItem.To<T>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return found;
    }

    static Dictionary<string, AttributeValue> Key(string personId, string record) => new()
    {
        ["person_id"] = new AttributeValue(personId),
        ["record"] = new AttributeValue(record),
    };
}
