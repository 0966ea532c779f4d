using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>Who did what, when, from where: an item of the table <c>audit</c>. Written once; nothing changes or deletes one.</summary>
public sealed record AuditEntry
{
    /// <summary>The UTC day, the table's partition.</summary>
    public required string Day { get; init; }

    /// <summary>Time and an id: sorts as time.</summary>
    public required string Entry { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    /// <summary>What, e.g. <c>sign-in</c> or <c>POST /api/v1/tasks/{id}/approve</c>.</summary>
    public required string What { get; init; }

    /// <summary>About what, e.g. a card's or vendor's id; null where there is nothing to name.</summary>
    public string? Target { get; init; }

    /// <summary>The address it came from.</summary>
    public string? From { get; init; }

    /// <summary>HTTP status, or <c>refused</c> and the like.</summary>
    public required string Result { get; init; }
}

/// <summary>The audit log: append-only.</summary>
public sealed class AuditLog(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables, TimeProvider clock)
{
    const int MostRows = 500;

    /// <summary>Writes one entry. No other entry is written over: the key has a random part. Written again because an answer was lost, it is the same entry.</summary>
    public Task Append(string who, string what, string? target, string? from, string result, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var entry = new AuditEntry
        {
            Day = DayOf(now),
            Entry = DynamoItem.Time(now) + "#" + Guid.NewGuid().ToString("N"),
            At = now,
            Who = who,
            What = what,
            Target = target,
            From = from,
            Result = result,
        };
        return dynamo.PutItemAsync(tables.Value.Table("audit"), DynamoItem.From(entry), cancellationToken);
    }

    /// <summary>A day's entries, newest first.</summary>
    public async Task<Outcome<Page<AuditEntry>>> Read(DateOnly day, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostRows)
            return Refusal.Invalid("bad-limit", $"A page has 1 to {MostRows} rows.");
        var partition = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var request = new QueryRequest
        {
            TableName = tables.Value.Table("audit"),
            ScanIndexForward = false,
            ConsistentRead = true,
            Limit = limit,
            KeyConditionExpression = "#day = :day",
            ExpressionAttributeNames = new() { ["#day"] = "day" },
            ExpressionAttributeValues = new() { [":day"] = new AttributeValue(partition) },
        };
        if (cursor is not null)
        {
            if (Cursor.Decode(cursor) is not { } last)
                return Refusal.Invalid("bad-cursor", "This cursor was not given out here. Begin again without one.");
            request.ExclusiveStartKey = new() { ["day"] = new AttributeValue(partition), ["entry"] = new AttributeValue(last) };
        }
        var page = await dynamo.QueryAsync(request, cancellationToken);
        var next = page.LastEvaluatedKey is { Count: > 0 } key ? Cursor.Encode(key["entry"].S) : null;
        return new Page<AuditEntry>([.. (page.Items ?? []).Select(DynamoItem.To<AuditEntry>)], next);
    }

    static string DayOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
