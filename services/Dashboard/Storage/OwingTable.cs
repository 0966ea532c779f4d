using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Storage;

/// <summary>
/// A table whose items have a version and may owe events. A state and the events it owes are one conditional write: that write is the
/// commit point, before it nothing happened, after it everything will.
/// </summary>
/// <remarks>
/// Beside the record's own attributes an item has one <c>owes#{event id}</c> for each event and, while there is any, <c>owing</c>:
/// the key of the sparse index <c>owing</c>, through which a debt is found that its process did not live to pay.
/// Paying removes single attributes and leaves the version alone, so it never disturbs an editor.
/// <para>
/// Writes are repeatable (<see cref="RepeatableWrite"/>): repeating one stores the same and may owe a paid event again, under the same event id.
/// </para>
/// </remarks>
public sealed class OwingTable(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options, OutboxSignal signal, string name, params string[] keys)
{
    const string Owing = "owing";
    const string Owes = "owes#";

    string TableName => options.Value.Table(name);

    /// <summary>The item with <paramref name="key"/>, read consistently; null when there is none.</summary>
    public async Task<T?> Get<T>(Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = TableName, Key = key, ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<T>(item) : null;
    }

    /// <summary>Every item, page by page; for tables that are small by nature.</summary>
    public async Task<IReadOnlyList<T>> All<T>(CancellationToken cancellationToken)
        where T : class
    {
        var all = new List<T>();
        var request = new ScanRequest { TableName = TableName, ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            all.AddRange((page.Items ?? []).Select(DynamoItem.To<T>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return all;
    }

    /// <summary>Stores a first version; false when there is one already.</summary>
    public async Task<bool> TryCreate<T>(T value, IReadOnlyCollection<OwedEvent> owed, CancellationToken cancellationToken)
        where T : class
    {
        var item = DynamoItem.From(value);
        foreach (var owedEvent in owed)
            item[AttributeOf(owedEvent)] = DynamoItem.Attribute(owedEvent);
        if (owed.Count > 0)
            item[Owing] = new AttributeValue(Owing);

        var request = new PutItemRequest
        {
            TableName = TableName,
            Item = item,
            ConditionExpression = "attribute_not_exists(#key)",
            ExpressionAttributeNames = new() { ["#key"] = keys[0] },
        }.Repeatable();
        return await Committed(() => dynamo.PutItemAsync(request, cancellationToken), item, owed);
    }

    /// <summary>
    /// Stores <paramref name="value"/> and what it owes in one <c>UpdateItem</c>, provided that the stored version is still
    /// <paramref name="expectedVersion"/>; false when it isn't.
    /// </summary>
    public async Task<bool> TryReplace<T>(T value, long expectedVersion, IReadOnlyCollection<OwedEvent> owed, CancellationToken cancellationToken)
        where T : class
    {
        var item = DynamoItem.From(value);
        var request = new UpdateItemRequest
        {
            TableName = TableName,
            Key = keys.ToDictionary(key => key, key => item[key]),
            ConditionExpression = "#version = :expected_version",
            ExpressionAttributeNames = new() { ["#version"] = "version" },
            ExpressionAttributeValues = new() { [":expected_version"] = DynamoItem.Attribute(expectedVersion) },
        };

        var (sets, removes) = (new List<string>(), new List<string>());
        foreach (var attribute in RecordAttributes<T>.Names.Except(keys))
        {
            request.ExpressionAttributeNames["#" + attribute] = attribute;
            if (item.TryGetValue(attribute, out var stored))
            {
                request.ExpressionAttributeValues[":" + attribute] = stored;
                sets.Add($"#{attribute} = :{attribute}");
            }
            else
            {
                removes.Add("#" + attribute);
            }
        }
        if (owed.Count > 0)
        {
            request.ExpressionAttributeNames["#owing"] = Owing;
            request.ExpressionAttributeValues[":owing"] = new AttributeValue(Owing);
            sets.Add("#owing = :owing");
            foreach (var (index, owedEvent) in owed.Index())
            {
                request.ExpressionAttributeNames["#event" + index] = AttributeOf(owedEvent);
                request.ExpressionAttributeValues[":event" + index] = DynamoItem.Attribute(owedEvent);
                sets.Add($"#event{index} = :event{index}");
            }
        }
        request.UpdateExpression = "SET " + string.Join(", ", sets) + (removes.Count > 0 ? " REMOVE " + string.Join(", ", removes) : "");
        return await Committed(() => dynamo.UpdateItemAsync(request.Repeatable(), cancellationToken), item, owed);
    }

    /// <summary>The keys of items that owe something, from the index, which may lag behind by moments.</summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> Debtors(CancellationToken cancellationToken)
    {
        var debtors = new List<Dictionary<string, AttributeValue>>();
        var request = new QueryRequest
        {
            TableName = TableName,
            IndexName = Owing,
            KeyConditionExpression = "#owing = :owing",
            ExpressionAttributeNames = new() { ["#owing"] = Owing },
            ExpressionAttributeValues = new() { [":owing"] = new AttributeValue(Owing) },
        };
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            debtors.AddRange((page.Items ?? []).Select(KeyOf));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return debtors;
    }

    /// <summary>What the item with <paramref name="key"/> owes, oldest first, and the version that was read.</summary>
    public async Task<Debt> Debts(Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = TableName, Key = key, ConsistentRead = true }, cancellationToken);
        if (answer.Item is not { Count: > 0 } item)
            return Debt.None;
        var events = item
            .Where(attribute => attribute.Key.StartsWith(Owes, StringComparison.Ordinal))
            .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Select(attribute => DynamoItem.To<OwedEvent>(attribute.Value.M))
            .ToList();
        return new Debt(events, item["version"], item.ContainsKey(Owing));
    }

    /// <summary>Removes a paid event. Removing it twice is the same.</summary>
    public Task Paid(Dictionary<string, AttributeValue> key, OwedEvent owed, CancellationToken cancellationToken) =>
        dynamo.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = TableName,
                Key = key,
                UpdateExpression = "REMOVE #event",
                ExpressionAttributeNames = new() { ["#event"] = AttributeOf(owed) },
            },
            cancellationToken);

    /// <summary>Takes the item out of the index, provided that nothing was stored since <paramref name="debt"/> was read; false when something was.</summary>
    public async Task<bool> TryClear(Dictionary<string, AttributeValue> key, Debt debt, CancellationToken cancellationToken)
    {
        try
        {
            var request = new UpdateItemRequest
            {
                TableName = TableName,
                Key = key,
                UpdateExpression = "REMOVE #owing",
                ConditionExpression = "#version = :version",
                ExpressionAttributeNames = new() { ["#owing"] = Owing, ["#version"] = "version" },
                ExpressionAttributeValues = new() { [":version"] = debt.Version },
            };
            await dynamo.UpdateItemAsync(request, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    async Task<bool> Committed(Func<Task> write, Dictionary<string, AttributeValue> item, IReadOnlyCollection<OwedEvent> owed)
    {
        try
        {
            await write();
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
        if (owed.Count > 0)
            signal.Raise(this, KeyOf(item));
        return true;
    }

    Dictionary<string, AttributeValue> KeyOf(Dictionary<string, AttributeValue> item) => keys.ToDictionary(key => key, key => item[key]);

    static string AttributeOf(OwedEvent owed) => Owes + owed.EventId.ToString("N");

    static class RecordAttributes<T>
    {
        public static readonly string[] Names =
            [.. typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))];
    }
}

/// <summary>What an item owes.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="Version">The item's version when this was read.</param>
/// <param name="IsListed">Whether the index lists the item.</param>
public sealed record Debt(IReadOnlyList<OwedEvent> Events, AttributeValue Version, bool IsListed)
{
    public static readonly Debt None = new([], new AttributeValue(), IsListed: false);
}
