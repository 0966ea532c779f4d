using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Mail;

/// <summary>Reads what Mailer writes: the send ledger, the suppression list and whether the channel is open.</summary>
public sealed class MailReader(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables)
{
    /// <summary>Every send, the latest change first. Each was approved by a person, so there are hundreds of them, not millions.</summary>
    public async Task<IReadOnlyList<EmailSend>> Sends(CancellationToken cancellationToken)
    {
        var sends = await All<EmailSend>("sends", cancellationToken);
        return [.. sends.OrderByDescending(send => send.StateAt).ThenBy(send => send.ApprovalId)];
    }

    /// <summary>One send, read consistently; null when there is none.</summary>
    public async Task<EmailSend?> Send(Guid approvalId, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = tables.Value.Table("sends"),
            Key = new() { ["approval_id"] = DynamoItem.Attribute(approvalId) },
            ConsistentRead = true,
        };
        var answer = await dynamo.GetItemAsync(request, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<EmailSend>(item) : null;
    }

    /// <summary>Every address that is not mailed, the newest first.</summary>
    public async Task<IReadOnlyList<Suppression>> Suppressions(CancellationToken cancellationToken)
    {
        var suppressions = await All<Suppression>("suppressions", cancellationToken);
        return [.. suppressions.OrderByDescending(suppression => suppression.Since).ThenBy(suppression => suppression.Address, StringComparer.Ordinal)];
    }

    /// <summary>The outreach channel; null while nobody ever touched it, which means open.</summary>
    public async Task<MailChannel?> Channel(CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = tables.Value.Table("mail_channels"),
            Key = new() { ["channel"] = new AttributeValue(MailChannel.Outreach) },
            ConsistentRead = true,
        };
        var answer = await dynamo.GetItemAsync(request, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<MailChannel>(item) : null;
    }

    async Task<List<T>> All<T>(string table, CancellationToken cancellationToken)
        where T : class
    {
        var found = new List<T>();
        var request = new ScanRequest { TableName = tables.Value.Table(table), ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            found.AddRange((page.Items ?? []).Select(DynamoItem.To<T>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return found;
    }
}
