using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Outreach;

/// <summary>Outreach emails: the immutable versions of each, and beside them one item that says what became of it.</summary>
public sealed class OutreachStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options)
{
    const string ByKind = "by_kind";

    string Table => options.Value.Table("outreach");

    /// <summary>Every email, by id. From the index, which may lag behind by moments.</summary>
    public async Task<IReadOnlyList<OutreachEmail>> List(CancellationToken cancellationToken)
    {
        var emails = new List<OutreachEmail>();
        var request = new QueryRequest
        {
            TableName = Table,
            IndexName = ByKind,
            KeyConditionExpression = "#kind = :kind",
            ExpressionAttributeNames = new() { ["#kind"] = "kind" },
            ExpressionAttributeValues = new() { [":kind"] = new AttributeValue(OutreachEmail.EmailKind) },
        };
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            emails.AddRange((page.Items ?? []).Select(DynamoItem.To<OutreachEmail>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return [.. emails.OrderBy(email => email.EmailId, StringComparer.Ordinal)];
    }

    /// <summary>What is known of the email; null when there is none.</summary>
    public async Task<OutreachEmail?> Get(string emailId, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = Table, Key = Key(emailId, 0), ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<OutreachEmail>(item) : null;
    }

    /// <summary>The newest version of the email, read consistently; null when there is none.</summary>
    public async Task<OutreachDraft?> LatestDraft(string emailId, CancellationToken cancellationToken) =>
        (await Versions(emailId, limit: 1, cancellationToken)).Select(DynamoItem.To<OutreachDraft>).FirstOrDefault();

    /// <summary>Every version of the email, newest first.</summary>
    public async Task<IReadOnlyList<OutreachDraft>> Drafts(string emailId, CancellationToken cancellationToken) =>
        [.. (await Versions(emailId, limit: null, cancellationToken)).Select(DynamoItem.To<OutreachDraft>)];

    /// <summary>Notes that the email was sent, so that no further card takes it. Doing it twice is the same.</summary>
    public async Task MarkSent(string emailId, string cardId, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        try
        {
            var request = new UpdateItemRequest
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
            };
            await dynamo.UpdateItemAsync(request, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // The email is not in this table: an import may have made the card. There is nothing to note it on.
        }
    }

    async Task<List<Dictionary<string, AttributeValue>>> Versions(string emailId, int? limit, CancellationToken cancellationToken)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        var request = new QueryRequest
        {
            TableName = Table,
            ConsistentRead = true,
            ScanIndexForward = false,
            KeyConditionExpression = "#id = :id AND #version > :head",
            ExpressionAttributeNames = new() { ["#id"] = "email_id", ["#version"] = "version" },
            ExpressionAttributeValues = new() { [":id"] = new AttributeValue(emailId), [":head"] = new AttributeValue { N = "0" } },
        };
        if (limit is { } most)
            request.Limit = most;
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 } && (limit is null || items.Count < limit));
        return items;
    }

    static Dictionary<string, AttributeValue> Key(string emailId, long version) => new()
    {
        ["email_id"] = new AttributeValue(emailId),
        ["version"] = DynamoItem.Attribute(version),
    };
}
