using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Timeline;

/// <summary>What someone wrote down about a vendor: an item of the table <c>vendor_notes</c>, written once.</summary>
public sealed record VendorNote
{
    public required string Vendor { get; init; }

    /// <summary>Time and an id: sorts as time.</summary>
    public required string NoteId { get; init; }

    /// <summary><see cref="Note"/> or <see cref="Reply"/>.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The card that reminds of getting back to the vendor; null when none was asked for.</summary>
    public string? FollowUpCard { get; init; }

    public const string Note = "note";

    /// <summary>The vendor answered.</summary>
    public const string Reply = "reply";
}

/// <summary>The notes.</summary>
public sealed class VendorNotes(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables)
{
    /// <summary>A vendor's notes, newest first, at most 200.</summary>
    public async Task<IReadOnlyList<VendorNote>> List(string vendor, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = tables.Value.Table("vendor_notes"),
            ScanIndexForward = false,
            ConsistentRead = true,
            Limit = 200,
            KeyConditionExpression = "#vendor = :vendor",
            ExpressionAttributeNames = new() { ["#vendor"] = "vendor" },
            ExpressionAttributeValues = new() { [":vendor"] = new AttributeValue(vendor) },
        };
        var page = await dynamo.QueryAsync(request, cancellationToken);
        return [.. (page.Items ?? []).Select(DynamoItem.To<VendorNote>)];
    }

    internal Task Add(VendorNote note, CancellationToken cancellationToken) =>
        dynamo.PutItemAsync(tables.Value.Table("vendor_notes"), DynamoItem.From(note), cancellationToken);
}
