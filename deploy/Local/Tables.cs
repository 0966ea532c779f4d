using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace JadaReferral.Local;

/// <summary>Creates the tables that deploy/tables.json declares.</summary>
public static class Tables
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One table as it is declared: its key attributes as <c>name:type</c>.</summary>
    public sealed record Declaration(string Name, string Key, string? Sort, string Writer, IReadOnlyList<IndexDeclaration>? Indexes = null);

    /// <summary>A global index of a table: its key attribute as <c>name:type</c> and what it projects (<c>KEYS_ONLY</c> or <c>ALL</c>).</summary>
    public sealed record IndexDeclaration(string Name, string Key, string Projection);

    public static IReadOnlyList<Declaration> Declared()
    {
        var file = Repository.At("deploy", "tables.json");
        return JsonSerializer.Deserialize<List<Declaration>>(File.ReadAllText(file), Json)
            ?? throw new LocalSetupException($"{file} declares no tables.");
    }

    /// <summary>Creates what is missing, each table's name after <paramref name="prefix"/>, and waits until all can be used.</summary>
    public static async Task EnsureAsync(IAmazonDynamoDB dynamo, string prefix, CancellationToken cancellationToken)
    {
        foreach (var table in Declared())
            await EnsureAsync(dynamo, prefix + table.Name, table, cancellationToken);
    }

    static async Task EnsureAsync(IAmazonDynamoDB dynamo, string name, Declaration table, CancellationToken cancellationToken)
    {
        var keys = new[] { (Text: table.Key, Type: KeyType.HASH), (Text: table.Sort, Type: KeyType.RANGE) }
            .Where(key => key.Text is not null)
            .Select(key => (Parts: key.Text!.Split(':'), key.Type))
            .ToList();
        var indexes = (table.Indexes ?? []).Select(index => (index.Name, Key: index.Key.Split(':'), index.Projection)).ToList();
        try
        {
            await dynamo.CreateTableAsync(
                new CreateTableRequest
                {
                    TableName = name,
                    BillingMode = BillingMode.PAY_PER_REQUEST,
                    KeySchema = [.. keys.Select(key => new KeySchemaElement(key.Parts[0], key.Type))],
                    AttributeDefinitions = [.. keys.Select(key => key.Parts).Concat(indexes.Select(index => index.Key)).Select(key => new AttributeDefinition(key[0], key[1]))],
                    GlobalSecondaryIndexes = indexes.Count == 0 ? null : [.. indexes.Select(index => new GlobalSecondaryIndex
                    {
                        IndexName = index.Name,
                        KeySchema = [new KeySchemaElement(index.Key[0], KeyType.HASH)],
                        Projection = new Projection { ProjectionType = index.Projection },
                    })],
                },
                cancellationToken);
        }
        catch (ResourceInUseException)
        {
            // It is there already.
        }

        while ((await dynamo.DescribeTableAsync(name, cancellationToken)).Table.TableStatus != TableStatus.ACTIVE)
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
    }
}
