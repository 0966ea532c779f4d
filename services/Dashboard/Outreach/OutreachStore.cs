using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Storage;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Outreach;

/// <summary>
/// Outreach emails and templates: immutable versions and, beside an email's versions, one item that says what became of it.
/// A new version is the commit point of an edit; it owes <see cref="DraftEdited"/>, which brings everything else up to date.
/// </summary>
public sealed class OutreachStore(IAmazonDynamoDB dynamo, DashboardTables tables, IOptions<DynamoOptions> options, TimeProvider clock)
{
    const string ByKind = "by_kind";

    string Table => options.Value.Table("outreach");

    /// <summary>Every email, by id. From the index, which may lag behind by moments.</summary>
    public async Task<IReadOnlyList<OutreachEmail>> List(CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = Table,
            IndexName = ByKind,
            KeyConditionExpression = "#kind = :kind",
            ExpressionAttributeNames = new() { ["#kind"] = "kind" },
            ExpressionAttributeValues = new() { [":kind"] = new AttributeValue(OutreachEmail.EmailKind) },
        };
        var items = await Query(request, most: null, cancellationToken);
        return [.. items.Select(DynamoItem.To<OutreachEmail>).OrderBy(email => email.EmailId, StringComparer.Ordinal)];
    }

    /// <summary>What is known of the email; null when there is none.</summary>
    public Task<OutreachEmail?> Get(string emailId, CancellationToken cancellationToken) =>
        tables.Outreach.Get<OutreachEmail>(Key(emailId, 0), cancellationToken);

    /// <summary>The newest version of the email, read consistently; null when there is none.</summary>
    public async Task<OutreachDraft?> LatestDraft(string emailId, CancellationToken cancellationToken) =>
        (await Versions(emailId, most: 1, cancellationToken)).Select(DynamoItem.To<OutreachDraft>).FirstOrDefault();

    /// <summary>Every version of the email, newest first.</summary>
    public async Task<IReadOnlyList<OutreachDraft>> Drafts(string emailId, CancellationToken cancellationToken) =>
        [.. (await Versions(emailId, most: null, cancellationToken)).Select(DynamoItem.To<OutreachDraft>)];

    /// <summary>The newest version of the template called <paramref name="name"/>; null when there is none.</summary>
    public async Task<OutreachTemplate?> LatestTemplate(string name, CancellationToken cancellationToken) =>
        (await Versions(OutreachTemplate.KeyPrefix + name, most: 1, cancellationToken)).Select(DynamoItem.To<OutreachTemplate>).FirstOrDefault();

    /// <summary>Every version of the template called <paramref name="name"/>, newest first.</summary>
    public async Task<IReadOnlyList<OutreachTemplate>> Templates(string name, CancellationToken cancellationToken) =>
        [.. (await Versions(OutreachTemplate.KeyPrefix + name, most: null, cancellationToken)).Select(DynamoItem.To<OutreachTemplate>)];

    /// <summary>The names of all templates. Reads the whole table, which is small: a few versions of a few emails a vendor.</summary>
    public async Task<IReadOnlyList<string>> TemplateNames(CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var request = new ScanRequest
        {
            TableName = Table,
            ProjectionExpression = "#id",
            FilterExpression = "begins_with(#id, :prefix)",
            ExpressionAttributeNames = new() { ["#id"] = "email_id" },
            ExpressionAttributeValues = new() { [":prefix"] = new AttributeValue(OutreachTemplate.KeyPrefix) },
        };
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            names.UnionWith((page.Items ?? []).Select(item => item["email_id"].S[OutreachTemplate.KeyPrefix.Length..]));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return [.. names];
    }

    /// <summary>Stores a version of an email with the edit it owes; false when someone else stored that version first.</summary>
    internal Task<bool> TryAdd(OutreachDraft draft, DraftEdited edit, CancellationToken cancellationToken) =>
        tables.Outreach.TryCreate(draft, [OwedEvent.Of(edit, clock.GetUtcNow())], cancellationToken);

    /// <summary>Stores a version of a template; false when someone else stored that version first.</summary>
    internal Task<bool> TryAdd(OutreachTemplate template, CancellationToken cancellationToken) =>
        tables.Outreach.TryCreate(template, [], cancellationToken);

    /// <summary>Brings an email's own item up to its newest version. An older edit that arrives late changes nothing.</summary>
    internal Task Follow(DraftEdited edit, CancellationToken cancellationToken) => Try(
        new UpdateItemRequest
        {
            TableName = Table,
            Key = Key(edit.EmailId, 0),
            ConditionExpression = "attribute_not_exists(#current) OR #current < :version",
            UpdateExpression = "SET #kind = :kind, #vendor = :vendor, #status = if_not_exists(#status, :draft), #current = :version, #by = :by, #at = :at",
            ExpressionAttributeNames = new()
            {
                ["#kind"] = "kind",
                ["#vendor"] = "vendor",
                ["#status"] = "status",
                ["#current"] = "current_version",
                ["#by"] = "edited_by",
                ["#at"] = "edited_at",
            },
            ExpressionAttributeValues = new()
            {
                [":kind"] = new AttributeValue(OutreachEmail.EmailKind),
                [":vendor"] = new AttributeValue(edit.Vendor),
                [":draft"] = new AttributeValue(OutreachEmail.Draft),
                [":version"] = DynamoItem.Attribute(edit.DraftVersion),
                [":by"] = new AttributeValue(edit.EditedBy),
                [":at"] = DynamoItem.Attribute(edit.EditedAt),
            },
        },
        cancellationToken);

    /// <summary>Gives the email to a card to decide about, provided that it is still <paramref name="from"/>'s (null: nobody's), or the card's already, and not sent; false otherwise.</summary>
    internal Task<bool> Claim(string emailId, string? from, string to, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = Table,
            Key = Key(emailId, 0),
            ConditionExpression = "#status = :draft AND (#card = :to OR " + (from is null ? "attribute_not_exists(#card))" : "#card = :from)"),
            UpdateExpression = "SET #card = :to",
            ExpressionAttributeNames = new() { ["#card"] = "card_id", ["#status"] = "status" },
            ExpressionAttributeValues = new() { [":to"] = new AttributeValue(to), [":draft"] = new AttributeValue(OutreachEmail.Draft) },
        };
        if (from is not null)
            request.ExpressionAttributeValues[":from"] = new AttributeValue(from);
        return Try(request, cancellationToken);
    }

    /// <summary>
    /// Notes that the email was sent, so that no further card takes it. Doing it twice is the same; an email that is not in this table
    /// (its card was imported) is passed over.
    /// </summary>
    internal Task MarkSent(string emailId, string cardId, DateTimeOffset sentAt, CancellationToken cancellationToken) => Try(
        new UpdateItemRequest
        {
            TableName = Table,
            Key = Key(emailId, 0),
            ConditionExpression = "attribute_exists(#id)",
            UpdateExpression = "SET #status = :sent, #sent_at = :at, #card = :card",
            ExpressionAttributeNames = new() { ["#id"] = "email_id", ["#status"] = "status", ["#sent_at"] = "sent_at", ["#card"] = "card_id" },
            ExpressionAttributeValues = new()
            {
                [":sent"] = new AttributeValue(OutreachEmail.Sent),
                [":at"] = DynamoItem.Attribute(sentAt),
                [":card"] = new AttributeValue(cardId),
            },
        },
        cancellationToken);

    async Task<bool> Try(UpdateItemRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.UpdateItemAsync(request, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    Task<List<Dictionary<string, AttributeValue>>> Versions(string id, int? most, CancellationToken cancellationToken) => Query(
        new QueryRequest
        {
            TableName = Table,
            ConsistentRead = true,
            ScanIndexForward = false,
            KeyConditionExpression = "#id = :id AND #version > :head",
            ExpressionAttributeNames = new() { ["#id"] = "email_id", ["#version"] = "version" },
            ExpressionAttributeValues = new() { [":id"] = new AttributeValue(id), [":head"] = new AttributeValue { N = "0" } },
        },
        most,
        cancellationToken);

    async Task<List<Dictionary<string, AttributeValue>>> Query(QueryRequest request, int? most, CancellationToken cancellationToken)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        if (most is { } limit)
            request.Limit = limit;
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 } && (most is null || items.Count < most));
        return items;
    }

    static Dictionary<string, AttributeValue> Key(string id, long version) => new()
    {
        ["email_id"] = new AttributeValue(id),
        ["version"] = DynamoItem.Attribute(version),
    };
}
