using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Vendors;

/// <summary>Reads the table <c>vendors</c>, which Dashboard writes.</summary>
sealed partial class VendorStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options, ILogger<VendorStore> logger)
{
    /// <summary>All vendors; tens of items, so a scan is one request.</summary>
    public async Task<VendorReading> ReadAllAsync(CancellationToken cancellationToken)
    {
        var (vendors, unreadable) = (new List<Vendor>(), new List<string>());
        var request = new ScanRequest(options.Value.Table("vendors")) { ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            foreach (var item in page.Items ?? [])
            {
                try
                {
                    vendors.Add(DynamoItem.To<Vendor>(item));
                }
                catch (JsonException wrong)
                {
                    Log.Unreadable(logger, item["code"].S, wrong);
                    unreadable.Add(item["code"].S);
                }
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return new VendorReading(vendors, unreadable);
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The item of vendor {Vendor} cannot be read; what was known of it before stays")]
        public static partial void Unreadable(ILogger logger, string vendor, Exception exception);
    }
}

/// <summary>All of the table at one time.</summary>
/// <param name="Vendors">What could be read.</param>
/// <param name="Unreadable">Codes of items that exist but make no vendor.</param>
sealed record VendorReading(IReadOnlyCollection<Vendor> Vendors, IReadOnlyCollection<string> Unreadable);
