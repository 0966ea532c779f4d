using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Ledger;

/// <summary>
/// The table <c>sends</c>: one row an approval, changed by conditional single-item writes. The row is the commit point of everything Mailer does:
/// what it owes the world (a mail, an event) it owes for as long as the row is due.
/// </summary>
/// <remarks>
/// Changes are repeatable (<see cref="RepeatableWrite"/>): else a claim of ours whose answer was lost would look like another Mailer's, and nobody
/// would send the mail.
/// </remarks>
sealed class SendLedger(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options)
{
    string Table => options.Value.Table("sends");

    /// <summary>Adds a row unless the approval has one, and returns the one that is there.</summary>
    public async Task<EmailSend> Open(EmailSend send, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest { TableName = Table, Item = DynamoItem.From(send), ConditionExpression = "attribute_not_exists(approval_id)" }, cancellationToken);
            return send;
        }
        catch (ConditionalCheckFailedException taken)
        {
            return await Find(send.ApprovalId, cancellationToken)
                ?? throw new InvalidOperationException($"Approval {send.ApprovalId} is in the ledger and not in it.", taken);
        }
    }

    public async Task<EmailSend?> Find(Guid approvalId, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = Table, Key = Key(approvalId), ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<EmailSend>(item) : null;
    }

    /// <summary>
    /// Changes a row by <paramref name="change"/>, which sees the newest row each time another writer was quicker and answers null to leave it.
    /// Returns the row as it is now; null when the approval has none.
    /// </summary>
    public async Task<EmailSend?> Change(Guid approvalId, Func<EmailSend, EmailSend?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var present = await Find(approvalId, cancellationToken);
            if (present is null || change(present) is not { } changed || changed == present)
                return present;
            if (await TryReplace(present, changed, cancellationToken) is { } replaced)
                return replaced;
        }
    }

    /// <summary>Replaces <paramref name="present"/> by <paramref name="changed"/>; null when it is no longer the newest.</summary>
    public async Task<EmailSend?> TryReplace(EmailSend present, EmailSend changed, CancellationToken cancellationToken)
    {
        changed = changed with { Version = present.Version + 1 };
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = Table,
                    Item = DynamoItem.From(changed),
                    ConditionExpression = "version = :version",
                    ExpressionAttributeValues = new(StringComparer.Ordinal) { [":version"] = DynamoItem.Attribute(present.Version) },
                }.Repeatable(),
                cancellationToken);
            return changed;
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <summary>Approvals that are due, now or later: the few that Mailer is not done with.</summary>
    public async Task<IReadOnlyList<Guid>> Outstanding(CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = Table,
            IndexName = "due",
            KeyConditionExpression = "due = :due",
            ExpressionAttributeValues = new(StringComparer.Ordinal) { [":due"] = new AttributeValue(EmailSend.IsDue) },
        };
        var approvals = new List<Guid>();
        do
        {
            var page = await dynamo.QueryAsync(request, cancellationToken);
            approvals.AddRange((page.Items ?? []).Select(item => Guid.Parse(item["approval_id"].S)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return approvals;
    }

    static Dictionary<string, AttributeValue> Key(Guid approvalId) => new(StringComparer.Ordinal) { ["approval_id"] = DynamoItem.Attribute(approvalId) };
}
