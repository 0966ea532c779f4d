using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Redirect.Vendors;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Tests.Vendors;

public sealed class VendorRefresherTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("vendors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Starts_with_the_copy_when_the_table_takes_too_long_to_answer()
    {
        // Accepts connections and says nothing on them.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var dynamo = new AmazonDynamoDBClient(
            LocalAws.Credentials,
            new AmazonDynamoDBConfig { ServiceURL = $"http://{silent.LocalEndpoint}", AuthenticationRegion = LocalAws.Region });
        var options = Options.Create(new RedirectOptions { VendorCopy = Path.Combine(_folder, "vendors.json") });
        var copy = new VendorCopy(options, NullLogger<VendorCopy>.Instance);
        copy.Write(SevenVendors.All);
        var directory = new VendorDirectory(TimeProvider.System, NullLogger<VendorDirectory>.Instance);
        var store = new VendorStore(dynamo, Options.Create(new DynamoOptions()), NullLogger<VendorStore>.Instance);
        using var refresher = new VendorRefresher(directory, store, copy, options, TimeProvider.System, NullLogger<VendorRefresher>.Instance);

        await refresher.StartAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        var started = directory.Count;
        await refresher.StopAsync(CancellationToken.None);

        Assert.Equal(SevenVendors.All.Count, started);
    }
}
