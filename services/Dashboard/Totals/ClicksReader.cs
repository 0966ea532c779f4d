using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Totals;

/// <summary>A page of rows and where the next one begins.</summary>
/// <param name="Items">The rows.</param>
/// <param name="NextCursor">Give it back for the next page; null after the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Reads rows of <c>clicks</c>, which Clicks writes.</summary>
public sealed class ClicksReader(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables)
{
    public const int MostRows = 1_000;

    /// <summary>
    /// A vendor's clicks since <paramref name="since"/>, newest first. <paramref name="cursor"/> is the one of the page before;
    /// <paramref name="automated"/> reads automated hits instead of people.
    /// </summary>
    public async Task<Outcome<Page<Click>>> Since(
        string vendor, DateTimeOffset since, int limit, string? cursor, bool automated, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostRows)
            return Refusal.Invalid("bad-limit", $"A page has 1 to {MostRows} rows.");
        var partition = automated ? vendor + Click.AutomatedSuffix : vendor;
        var request = new QueryRequest
        {
            TableName = tables.Value.Table("clicks"),
            ScanIndexForward = false,
            Limit = limit,
            KeyConditionExpression = "#vendor = :vendor AND #time >= :since",
            ExpressionAttributeNames = new() { ["#vendor"] = "vendor_name", ["#time"] = "timestamp" },
            ExpressionAttributeValues = new() { [":vendor"] = new AttributeValue(partition), [":since"] = new AttributeValue(ClickKey.Bound(since)) },
        };
        if (cursor is not null)
        {
            if (Cursor.Decode(cursor) is not { } last)
                return Refusal.Invalid("bad-cursor", "This cursor was not given out here. Begin again without one.");
            request.ExclusiveStartKey = new() { ["vendor_name"] = new AttributeValue(partition), ["timestamp"] = new AttributeValue(last) };
        }
        var page = await dynamo.QueryAsync(request, cancellationToken);
        var next = page.LastEvaluatedKey is { Count: > 0 } key ? Cursor.Encode(key["timestamp"].S) : null;
        return new Page<Click>([.. (page.Items ?? []).Select(DynamoItem.To<Click>)], next);
    }
}

/// <summary>Cursors: opaque to those who carry them.</summary>
static class Cursor
{
    public static string Encode(string position) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(position));

    public static string? Decode(string cursor)
    {
        try
        {
            return cursor.Length is > 0 and <= 1_000 ? Encoding.UTF8.GetString(Convert.FromHexString(cursor)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
