using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Stores;

/// <summary>
/// The table <c>previews</c>: every version of every card's page, what the pointer shows, and what was last approved of each email.
/// Each method is one single-item write.
/// </summary>
sealed class PreviewStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options)
{
    /// <summary>Partitions that are not cards begin with a tilde, which no card id does.</summary>
    const string PointerKey = "~pointer";
    const string ApprovedKeyPrefix = "~approved~";

    string Table => options.Value.Table("previews");

    public async Task<PreviewVersion?> Find(string cardId, long version, CancellationToken cancellationToken) =>
        await Get<PreviewVersion>(cardId, version, cancellationToken);

    /// <summary>Adds a version unless there is one of this number, and returns the one that is there.</summary>
    public async Task<PreviewVersion> Claim(PreviewVersion version, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest { TableName = Table, Item = DynamoItem.From(version), ConditionExpression = "attribute_not_exists(card_id)" },
                cancellationToken);
            return version;
        }
        catch (ConditionalCheckFailedException taken)
        {
            return await Find(version.CardId, version.Version, cancellationToken)
                ?? throw new InvalidOperationException($"Version {version.Version} of card {version.CardId} is there and not there.", taken);
        }
    }

    /// <summary>Replaces a version by the request that made it; no other request can.</summary>
    public Task Save(PreviewVersion version, CancellationToken cancellationToken) =>
        dynamo.PutItemAsync(
            new PutItemRequest
            {
                TableName = Table,
                Item = DynamoItem.From(version),
                ConditionExpression = "request_id = :request",
                ExpressionAttributeValues = new(StringComparer.Ordinal) { [":request"] = DynamoItem.Attribute(version.RequestId) },
            },
            cancellationToken);

    public async Task<PagePointer?> Pointer(CancellationToken cancellationToken) =>
        await Get<PagePointer>(PointerKey, 0, cancellationToken);

    /// <summary>
    /// Points at another page, unless a request made later has already pointed elsewhere, or this one has. Returns what was pointed at
    /// before, null when nothing was or nothing changed.
    /// </summary>
    public async Task<PagePointer?> AdvancePointer(PagePointer pointer, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await PutPointer(pointer, "attribute_not_exists(card_id) OR requested_at < :mine", new(StringComparer.Ordinal)
            {
                [":mine"] = DynamoItem.Attribute(pointer.RequestedAt),
            }, cancellationToken);
            return answer.Attributes is { Count: > 0 } before ? DynamoItem.To<PagePointer>(before) : null;
        }
        catch (ConditionalCheckFailedException)
        {
            return null; // The newer one stays: the caller sees it by reading the pointer.
        }
    }

    /// <summary>Points back at <paramref name="before"/>, unless another request has moved the pointer since <paramref name="failed"/> did.</summary>
    public async Task RetreatPointer(PagePointer failed, PagePointer before, CancellationToken cancellationToken)
    {
        try
        {
            await PutPointer(before, "request_id = :failed", new(StringComparer.Ordinal)
            {
                [":failed"] = DynamoItem.Attribute(failed.RequestId),
            }, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Moved on: nothing of the failed one is shown any more.
        }
    }

    /// <summary>Notes how far the invalidation of the pointer's present page has come; false when the pointer has moved on.</summary>
    public async Task<bool> SaveInvalidation(PagePointer pointer, CancellationToken cancellationToken)
    {
        try
        {
            await PutPointer(pointer, "request_id = :request", new(StringComparer.Ordinal)
            {
                [":request"] = DynamoItem.Attribute(pointer.RequestId),
            }, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>What was last approved of an email; null when nothing was.</summary>
    public Task<LastApproved?> Approved(string emailId, CancellationToken cancellationToken) =>
        Get<LastApproved>(ApprovedKeyPrefix + emailId, 0, cancellationToken);

    /// <summary>Remembers an approval unless a later one is known.</summary>
    public async Task RememberApproved(LastApproved approved, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = Table,
                    Item = Keyed(DynamoItem.From(approved), ApprovedKeyPrefix + approved.EmailId),
                    ConditionExpression = "attribute_not_exists(card_id) OR approved_at < :mine",
                    ExpressionAttributeValues = new(StringComparer.Ordinal) { [":mine"] = DynamoItem.Attribute(approved.ApprovedAt) },
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Known already, or older than what is known.
        }
    }

    Task<PutItemResponse> PutPointer(PagePointer pointer, string condition, Dictionary<string, AttributeValue> values, CancellationToken cancellationToken) =>
        dynamo.PutItemAsync(
            new PutItemRequest
            {
                TableName = Table,
                Item = Keyed(DynamoItem.From(pointer), PointerKey),
                ConditionExpression = condition,
                ExpressionAttributeValues = values,
                ReturnValues = ReturnValue.ALL_OLD,
            },
            cancellationToken);

    async Task<T?> Get<T>(string key, long version, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = Table, Key = Key(key, version), ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<T>(item) : null;
    }

    static Dictionary<string, AttributeValue> Keyed(Dictionary<string, AttributeValue> item, string key)
    {
        foreach (var (name, value) in Key(key, 0))
            item[name] = value;
        return item;
    }

    static Dictionary<string, AttributeValue> Key(string key, long version) => new(StringComparer.Ordinal)
    {
        ["card_id"] = new AttributeValue(key),
        ["version"] = new AttributeValue { N = version.ToString(CultureInfo.InvariantCulture) },
    };
}

/// <summary>Which page the pointer shows, and how far the edge has been told.</summary>
sealed record PagePointer
{
    /// <summary>The publish or rollback that moved it.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>When that was asked for, UTC: the later request wins, whichever is handled first.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Whose page.</summary>
    public required string Card { get; init; }

    /// <summary>Which version of it.</summary>
    public required long PreviewVersion { get; init; }

    /// <summary>CloudFront's idempotency key: one move of the pointer is one invalidation.</summary>
    public required string CallerReference { get; init; }

    /// <summary>CloudFront's id; null until it accepted the invalidation.</summary>
    public string? InvalidationId { get; init; }

    /// <summary>When it was seen completed, UTC; null until then.</summary>
    public DateTimeOffset? InvalidatedAt { get; init; }
}

/// <summary>The rendering of an email that was last approved.</summary>
sealed record LastApproved(string EmailId, string ContentHash, long DraftVersion, DateTimeOffset ApprovedAt);
