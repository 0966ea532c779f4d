using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Platform.Tests.Dynamo;

/// <summary>A table with the key <c>id</c>.</summary>
static class SampleTable
{
    /// <summary>Creates one of its own and returns its name.</summary>
    public static async Task<string> CreateAsync(LocalDynamoDb aws)
    {
        var table = LocalAws.NewPrefix() + "samples";
        await aws.Dynamo.CreateTableAsync(new CreateTableRequest
        {
            TableName = table,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        await Eventually.True(async () => (await aws.Dynamo.DescribeTableAsync(table)).Table.TableStatus == TableStatus.ACTIVE, "the table is active");
        return table;
    }
}
