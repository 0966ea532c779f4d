using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Visitors;

/// <summary>The table <c>visitor_salts</c>: one item a day, made by whichever instance comes first.</summary>
sealed class VisitorSaltStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options, TimeProvider time)
{
    string Table => options.Value.Table("visitor_salts");

    /// <summary>The day's salt, the same for whoever asks: <paramref name="proposed"/>, if nobody was quicker.</summary>
    public async Task<byte[]> GetOrCreateAsync(DateOnly day, byte[] proposed, CancellationToken cancellationToken)
    {
        if (await FindAsync(day, cancellationToken) is { } known)
            return known;

        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = Table,
                    Item = DynamoItem.From(new VisitorSalt { Day = Key(day), Salt = Convert.ToBase64String(proposed), CreatedAt = time.GetUtcNow() }),
                    ConditionExpression = "attribute_not_exists(#day)",
                    ExpressionAttributeNames = new Dictionary<string, string>(StringComparer.Ordinal) { ["#day"] = "day" },
                },
                cancellationToken);
            return proposed;
        }
        catch (ConditionalCheckFailedException other)
        {
            return await FindAsync(day, cancellationToken)
                ?? throw new AmazonDynamoDBException($"The salt of {Key(day)} exists and cannot be found.", other);
        }
    }

    /// <summary>Deletes the salts of days before <paramref name="day"/>: from then on nobody can tie their visitor keys to an address.</summary>
    public async Task DeleteBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var page = await dynamo.ScanAsync(new ScanRequest(Table), cancellationToken);
        foreach (var old in (page.Items ?? []).Select(item => item["day"].S).Where(key => string.CompareOrdinal(key, Key(day)) < 0))
        {
            await dynamo.DeleteItemAsync(
                Table,
                new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["day"] = new() { S = old } },
                cancellationToken);
        }
    }

    async Task<byte[]?> FindAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest
            {
                TableName = Table,
                Key = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["day"] = new() { S = Key(day) } },
                ConsistentRead = true,
            },
            cancellationToken);
        return answer.Item is { Count: > 0 } item ? Convert.FromBase64String(DynamoItem.To<VisitorSalt>(item).Salt) : null;
    }

    static string Key(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    sealed record VisitorSalt
    {
        public required string Day { get; init; }

        public required string Salt { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }
    }
}
