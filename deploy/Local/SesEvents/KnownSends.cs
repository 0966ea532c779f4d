using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Local.SesEvents;

/// <summary>The send ledger, looked through for one mail.</summary>
static class KnownSends
{
    const int MostNamed = 10;

    /// <summary>The send whose approval, email or SES message <paramref name="mail"/> names; of several approvals of an email the last.</summary>
    /// <exception cref="LocalSetupException">There is none; the message names those that there are.</exception>
    public static async Task<EmailSend> FindAsync(IAmazonDynamoDB dynamo, string table, string mail, CancellationToken cancellationToken)
    {
        var sends = new List<EmailSend>();
        var request = new ScanRequest(table) { ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            sends.AddRange((page.Items ?? []).Select(DynamoItem.To<EmailSend>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return sends
            .Where(send => send.EmailId == mail || send.SesMessageId == mail || (Guid.TryParse(mail, out var approval) && send.ApprovalId == approval))
            .MaxBy(send => send.ApprovedAt)
            ?? throw new LocalSetupException(sends.Count == 0
                ? "No mail was approved yet, so SES has nothing to tell. Approve one, then see: ./jada mail list"
                : $"No mail is called {mail}. There are {string.Join(", ", sends.Select(send => send.EmailId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostNamed))}. See: ./jada mail list");
    }
}
