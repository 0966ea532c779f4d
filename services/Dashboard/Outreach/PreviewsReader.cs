using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Outreach;

/// <summary>Reads <c>previews</c>, which Previews writes.</summary>
public sealed class PreviewsReader(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables)
{
    /// <summary>A card's previews, newest first.</summary>
    public async Task<IReadOnlyList<PreviewVersion>> List(string cardId, CancellationToken cancellationToken)
    {
        var found = new List<PreviewVersion>();
        var request = new QueryRequest
        {
            TableName = tables.Value.Table("previews"),
            ScanIndexForward = false,
            KeyConditionExpression = "#card = :card",
            ExpressionAttributeNames = new() { ["#card"] = "card_id" },
            ExpressionAttributeValues = new() { [":card"] = new AttributeValue(cardId) },
        };
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            found.AddRange((page.Items ?? []).Select(DynamoItem.To<PreviewVersion>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return found;
    }
}

/// <summary>A preview as the API shows it.</summary>
public sealed record PreviewView
{
    public required long Version { get; init; }

    /// <summary>One of <see cref="PreviewStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Whether the pointer shows it, as far as the card knows.</summary>
    public required bool IsCurrent { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? Url { get; init; }

    public string? InvalidationId { get; init; }

    public DateTimeOffset? InvalidatedAt { get; init; }

    public string? Reason { get; init; }

    public required IReadOnlyList<PreviewedEmail> Emails { get; init; }

    internal static IReadOnlyList<PreviewView> Of(TaskCard card, IReadOnlyList<PreviewVersion> versions) =>
        [.. versions.Select(version => new PreviewView
        {
            Version = version.Version,
            State = version.State,
            IsCurrent = card.Preview is { PublishedAt: not null } shown && shown.Version == version.Version,
            RequestedBy = version.RequestedBy,
            RequestedAt = version.RequestedAt,
            PublishedAt = version.PublishedAt,
            Url = version.VersionUrl,
            InvalidationId = version.InvalidationId,
            InvalidatedAt = version.InvalidatedAt,
            Reason = version.Reason,
            Emails = [.. version.Emails.Select(email => new PreviewedEmail(email.EmailId, email.DraftVersion, email.Subject, email.ContentHash))],
        })];
}

/// <summary>One email of a preview.</summary>
public sealed record PreviewedEmail(string EmailId, long DraftVersion, string Subject, string ContentHash);
