using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Platform.Tests.Dynamo;

/// <summary>A write whose answer was lost succeeds when the client repeats it; another one still fails its condition.</summary>
[Trait("Needs", "emulators")]
public sealed class RepeatableWriteTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    [Fact]
    public async Task Each_write_knows_itself_and_not_another()
    {
        var table = await SampleTable.CreateAsync(aws);
        var losses = new LostAnswers();
        using var dynamo = losses.Client(aws);

        await dynamo.PutItemAsync(First(table).Repeatable());
        await dynamo.UpdateItemAsync(Next(table, 1).Repeatable());

        Assert.Equal(2, losses.Count);
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.PutItemAsync(First(table).Repeatable()));
        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.UpdateItemAsync(Next(table, 1).Repeatable()));
        await dynamo.UpdateItemAsync(Next(table, 2).Repeatable());
        var stored = await aws.Dynamo.GetItemAsync(table, Key, consistentRead: true);
        Assert.Equal("3", stored.Item["version"].N);
    }

    [Fact]
    public async Task Without_it_a_write_takes_its_own_repetition_for_anothers()
    {
        var table = await SampleTable.CreateAsync(aws);
        using var dynamo = new LostAnswers().Client(aws);

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => dynamo.PutItemAsync(First(table)));
    }

    [Fact]
    public async Task A_condition_of_several_alternatives_stays_whole()
    {
        var table = await SampleTable.CreateAsync(aws);
        await aws.Dynamo.PutItemAsync(First(table));
        var update = Next(table, 1);
        update.ConditionExpression = "version = :expected AND attribute_exists(approved) OR attribute_exists(cancelled)";

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => aws.Dynamo.UpdateItemAsync(update.Repeatable()));
    }

    [Fact]
    public void An_update_that_sets_nothing_cannot_leave_its_id()
    {
        var update = new UpdateItemRequest { UpdateExpression = "REMOVE owing", ConditionExpression = "version = :expected" };

        Assert.Contains("REMOVE owing", Assert.Throws<ArgumentException>(() => update.Repeatable()).Message, StringComparison.Ordinal);
    }

    static Dictionary<string, AttributeValue> Key => new() { ["id"] = new AttributeValue("solare") };

    static PutItemRequest First(string table) => new()
    {
        TableName = table,
        Item = new(Key) { ["version"] = DynamoItem.Attribute(1) },
        ConditionExpression = "attribute_not_exists(id)",
    };

    static UpdateItemRequest Next(string table, int expected) => new()
    {
        TableName = table,
        Key = Key,
        UpdateExpression = "SET version = :next",
        ConditionExpression = "version = :expected",
        ExpressionAttributeValues = new() { [":expected"] = DynamoItem.Attribute(expected), [":next"] = DynamoItem.Attribute(expected + 1) },
    };
}
