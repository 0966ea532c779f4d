using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Stores;

/// <summary>What others own and rendering reads: drafts and templates, vendors, suppressions. Reads only.</summary>
sealed class OutreachStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options)
{
    public Task<OutreachDraft?> Draft(string emailId, long version, CancellationToken cancellationToken) =>
        Get<OutreachDraft>("outreach", Versioned(emailId, version), cancellationToken);

    public Task<OutreachTemplate?> Template(string name, long version, CancellationToken cancellationToken) =>
        Get<OutreachTemplate>("outreach", Versioned(OutreachTemplate.KeyPrefix + name, version), cancellationToken);

    public Task<Vendor?> Vendor(string code, CancellationToken cancellationToken) =>
        Get<Vendor>("vendors", new(StringComparer.Ordinal) { ["code"] = new AttributeValue(code) }, cancellationToken);

    /// <summary>Every vendor: a handful, read to find another vendor's name or code in a mail.</summary>
    public async Task<IReadOnlyList<Vendor>> Vendors(CancellationToken cancellationToken)
    {
        var request = new ScanRequest { TableName = options.Value.Table("vendors"), ConsistentRead = true };
        var vendors = new List<Vendor>();
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            vendors.AddRange((page.Items ?? []).Select(DynamoItem.To<Vendor>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return vendors;
    }

    public Task<Suppression?> Suppression(string address, CancellationToken cancellationToken) =>
        Get<Suppression>("suppressions", new(StringComparer.Ordinal) { ["address"] = new AttributeValue(address.ToLowerInvariant()) }, cancellationToken);

    static Dictionary<string, AttributeValue> Versioned(string emailId, long version) => new(StringComparer.Ordinal)
    {
        ["email_id"] = new AttributeValue(emailId),
        ["version"] = new AttributeValue { N = version.ToString(CultureInfo.InvariantCulture) },
    };

    async Task<T?> Get<T>(string table, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = options.Value.Table(table), Key = key, ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? DynamoItem.To<T>(item) : null;
    }
}
