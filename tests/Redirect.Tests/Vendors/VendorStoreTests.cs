using Amazon.DynamoDBv2.Model;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Redirect.Vendors;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Tests.Vendors;

[Trait("Needs", "emulators")]
public sealed class VendorStoreTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    [Fact]
    public async Task Reads_every_vendor_and_names_the_items_that_make_none()
    {
        var prefix = await aws.CreateTablesAsync();
        foreach (var vendor in SevenVendors.All)
            await aws.Dynamo.PutItemAsync(prefix + "vendors", DynamoItem.From(vendor));
        await aws.Dynamo.PutItemAsync(prefix + "vendors", new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["code"] = new() { S = "broken" } });

        var store = new VendorStore(aws.Dynamo, Options.Create(new DynamoOptions { TablePrefix = prefix }), NullLogger<VendorStore>.Instance);
        var reading = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal(SevenVendors.All.OrderBy(vendor => vendor.Code), reading.Vendors.OrderBy(vendor => vendor.Code));
        Assert.Equal(["broken"], reading.Unreadable);
    }
}
