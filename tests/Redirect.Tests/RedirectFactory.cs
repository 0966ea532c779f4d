using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Redirect.Journal;
using JadaReferral.Redirect.Tests.Journal;
using JadaReferral.Testing;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace JadaReferral.Redirect.Tests;

/// <summary>
/// The service as it starts, with MassTransit's test harness for a bus, a hand-driven clock and a <c>vendors</c> table that a test fills.
/// The publisher is held back unless a test sets it free, so that recorded clicks stay in the journal to be looked at.
/// </summary>
sealed class RedirectFactory : WebApplicationFactory<ReferralEndpoint>
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jada-redirect-");

    public HandDrivenClock Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public List<Vendor> Vendors { get; } = [.. SevenVendors.All];

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal) { ["Publisher:ClicksPerSecond"] = "0" };

    /// <summary>What was recorded, oldest first.</summary>
    public IReadOnlyList<ClickRecorded> Clicks =>
        Services.GetRequiredService<ClickJournal>().Pending().ConvertAll(pending => pending.Click);

    /// <summary>A visitor that follows no redirect and says who it is.</summary>
    public HttpClient Visitor(string userAgent = "curl/8.14.1")
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Journal:Folder", Path.Combine(_folder.FullName, "journal"));
        builder.UseSetting("Redirect:VendorCopy", Path.Combine(_folder.FullName, "vendors.json"));
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services => services
            .AddMassTransitTestHarness()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Dynamo()));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder.FullName))
            _folder.Delete(recursive: true);
    }

    IAmazonDynamoDB Dynamo()
    {
        var dynamo = Substitute.For<IAmazonDynamoDB>();
        dynamo.ScanAsync(Arg.Any<ScanRequest>(), Arg.Any<CancellationToken>()).Returns(call => new ScanResponse
        {
            Items = call.Arg<ScanRequest>().TableName == "vendors" ? [.. Vendors.Select(DynamoItem.From)] : [],
        });
        dynamo.GetItemAsync(Arg.Any<GetItemRequest>(), Arg.Any<CancellationToken>()).Returns(new GetItemResponse());
        dynamo.PutItemAsync(Arg.Any<PutItemRequest>(), Arg.Any<CancellationToken>()).Returns(new PutItemResponse());
        return dynamo;
    }
}
