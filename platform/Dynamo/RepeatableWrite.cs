using Amazon.DynamoDBv2.Model;

namespace JadaReferral.Platform.Dynamo;

/// <summary>
/// Conditional writes that know themselves again. The client repeats a request whose answer was lost, and the repetition of a write that did succeed
/// would fail its own condition: it would look like somebody else's. A repeatable write leaves an id of its own in the item, as <c>write</c>, and holds
/// where that stands already.
/// </summary>
public static class RepeatableWrite
{
    /// <summary>The attribute that holds the id of an item's last repeatable write: 32 hexadecimal digits.</summary>
    public const string Attribute = "write";

    /// <summary>Makes a conditional put repeatable. Its condition must be set.</summary>
    public static PutItemRequest Repeatable(this PutItemRequest put)
    {
        var id = NewId();
        put.Item[Attribute] = id;
        put.ConditionExpression = OrWritten(put.ConditionExpression);
        Name(put.ExpressionAttributeNames ??= [], put.ExpressionAttributeValues ??= [], id);
        return put;
    }

    /// <summary>Makes a conditional update repeatable. Its condition must be set, and its update must begin with <c>SET</c>.</summary>
    /// <exception cref="ArgumentException">The update sets nothing.</exception>
    public static UpdateItemRequest Repeatable(this UpdateItemRequest update)
    {
        const string Set = "SET ";
        if (!update.UpdateExpression.StartsWith(Set, StringComparison.Ordinal))
            throw new ArgumentException($"An update that is to be repeatable begins with SET; this one is '{update.UpdateExpression}'.", nameof(update));

        update.UpdateExpression = $"{Set}#write = :write, {update.UpdateExpression[Set.Length..]}";
        update.ConditionExpression = OrWritten(update.ConditionExpression);
        Name(update.ExpressionAttributeNames ??= [], update.ExpressionAttributeValues ??= [], NewId());
        return update;
    }

    static string OrWritten(string condition) => $"({condition}) OR #write = :write";

    static void Name(Dictionary<string, string> names, Dictionary<string, AttributeValue> values, AttributeValue id)
    {
        names["#write"] = Attribute;
        values[":write"] = id;
    }

    static AttributeValue NewId() => new(Guid.NewGuid().ToString("N"));
}
