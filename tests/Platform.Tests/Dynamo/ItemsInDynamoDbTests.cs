using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Platform.Tests.Dynamo;

/// <summary>Items as a DynamoDB-compatible store keeps them.</summary>
[Trait("Needs", "emulators")]
public sealed class ItemsInDynamoDbTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    [Fact]
    public async Task An_item_that_was_stored_is_the_record_that_it_was()
    {
        var table = await SampleTable.CreateAsync(aws);
        await aws.Dynamo.PutItemAsync(table, DynamoItem.From(Sample.Full));

        var stored = await aws.Dynamo.GetItemAsync(table, new() { ["id"] = new() { S = "solare" } }, consistentRead: true);

        Assert.Equivalent(Sample.Full, DynamoItem.To<Sample>(stored.Item), strict: true);
    }

    [Fact]
    public async Task Empty_lists_and_maps_survive_the_store()
    {
        var table = await SampleTable.CreateAsync(aws);
        var least = new Sample { Id = "solare", CreatedAt = Sample.Full.CreatedAt };
        await aws.Dynamo.PutItemAsync(table, DynamoItem.From(least));

        var stored = await aws.Dynamo.GetItemAsync(table, new() { ["id"] = new() { S = "solare" } }, consistentRead: true);

        Assert.Equivalent(least, DynamoItem.To<Sample>(stored.Item), strict: true);
    }

    [Fact]
    public async Task A_value_in_an_expression_equals_the_one_in_the_item()
    {
        var table = await SampleTable.CreateAsync(aws);
        await aws.Dynamo.PutItemAsync(table, DynamoItem.From(Sample.Full));

        await aws.Dynamo.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = new() { ["id"] = new() { S = "solare" } },
            UpdateExpression = "SET click_count = :next",
            ConditionExpression = "click_count = :count AND created_at = :time",
            ExpressionAttributeValues = new()
            {
                [":next"] = DynamoItem.Attribute(1L),
                [":count"] = DynamoItem.Attribute(Sample.Full.ClickCount),
                [":time"] = DynamoItem.Attribute(Sample.Full.CreatedAt),
            },
        });

        var stored = await aws.Dynamo.GetItemAsync(table, new() { ["id"] = new() { S = "solare" } }, consistentRead: true);
        Assert.Equal("1", stored.Item["click_count"].N);
    }
}
