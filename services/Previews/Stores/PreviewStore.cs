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

    /// <summary>Notes that a version's invalidation has completed, unless the version has a newer one by now.</summary>
    public async Task SaveCompleted(string cardId, long version, string invalidationId, DateTimeOffset completedAt, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = Table,
                    Key = Key(cardId, version),
                    UpdateExpression = "SET invalidated_at = :completed",
                    ConditionExpression = "invalidation_id = :invalidation",
                    ExpressionAttributeValues = new(StringComparer.Ordinal)
                    {
                        [":completed"] = DynamoItem.Attribute(completedAt),
                        [":invalidation"] = new AttributeValue(invalidationId),
                    },
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Shown anew meanwhile: the newer invalidation is awaited.
        }
    }

    public async Task<PagePointer?> Pointer(CancellationToken cancellationToken) =>
        await Get<PagePointer>(PointerKey, 0, cancellationToken);

    /// <summary>
    /// Points at another page, unless a request made later has already pointed elsewhere, or this one has. What was pointed at before is written with
    /// it, so that a later delivery of the same request can still point back.
    /// </summary>
    public async Task AdvancePointer(PagePointer pointer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var present = await Pointer(cancellationToken);
            if (present is not null && (present.RequestId == pointer.RequestId || present.RequestedAt >= pointer.RequestedAt))
                return;
            try
            {
                if (present is null)
                    await PutPointer(pointer, "attribute_not_exists(card_id)", values: null, cancellationToken);
                else
                    await PutPointer(pointer with { Before = present with { Before = null } }, "request_id = :request", Request(present), cancellationToken);
                return;
            }
            catch (ConditionalCheckFailedException)
            {
                // Moved meanwhile, perhaps by this very write, whose answer was lost: look again.
            }
        }
    }

    /// <summary>Points back at what was shown before the request moved the pointer, unless another has moved it since, or there was nothing before.</summary>
    public async Task RetreatPointer(Guid requestId, CancellationToken cancellationToken)
    {
        if (await Pointer(cancellationToken) is not { Before: { } before } failed || failed.RequestId != requestId)
            return;
        try
        {
            await PutPointer(before, "request_id = :request", Request(failed), cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Moved on, or pointed back by this very write, whose answer was lost: nothing of the failed one is shown any more.
        }
    }

    /// <summary>Notes how far the invalidation of the pointer's present page has come; false when the pointer has moved on.</summary>
    public async Task<bool> SaveInvalidation(PagePointer pointer, CancellationToken cancellationToken)
    {
        try
        {
            await PutPointer(pointer, "request_id = :request", Request(pointer), cancellationToken);
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

    Task<PutItemResponse> PutPointer(PagePointer pointer, string condition, Dictionary<string, AttributeValue>? values, CancellationToken cancellationToken) =>
        dynamo.PutItemAsync(
            new PutItemRequest
            {
                TableName = Table,
                Item = Keyed(DynamoItem.From(pointer), PointerKey),
                ConditionExpression = condition,
                ExpressionAttributeValues = values,
            },
            cancellationToken);

    static Dictionary<string, AttributeValue> Request(PagePointer pointer) =>
        new(StringComparer.Ordinal) { [":request"] = DynamoItem.Attribute(pointer.RequestId) };

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

    /// <summary>What the pointer showed before, one move back; null when that was nothing.</summary>
    public PagePointer? Before { get; init; }
}

/// <summary>The rendering of an email that was last approved.</summary>
sealed record LastApproved(string EmailId, string ContentHash, long DraftVersion, DateTimeOffset ApprovedAt);
