using System.Net;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Redirect;
using JadaReferral.Redirect.Journal;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace JadaReferral.Bench.Redirect;

/// <summary>A server under load, on a free port of 127.0.0.1, gone with its files when disposed.</summary>
sealed class BenchServer : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly string? _folder;

    BenchServer(WebApplication app, string? folder)
    {
        _app = app;
        _folder = folder;
    }

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;

    /// <summary>Clicks recorded and clicks still waiting for the broker; null for the empty server.</summary>
    public (long Appended, long Backlog)? Journal =>
        _app.Services.GetService<ClickJournal>() is { } journal ? (journal.Appended, journal.Backlog) : null;

    /// <summary>The least that Kestrel can do: a fixed redirect, no logs, no routing.</summary>
    public static async Task<BenchServer> StartEmptyAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = "https://queenofsandiego.com/?utm_source=solare&utm_medium=referral&utm_campaign=vendor-referral";
            return Task.CompletedTask;
        });
        await app.StartAsync(cancellationToken);
        return new BenchServer(app, folder: null);
    }

    /// <summary>The service itself, with its settings as they are delivered, but for <paramref name="settings"/>.</summary>
    public static async Task<BenchServer> StartRedirectAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("jada-bench-").FullName;
        var copy = Path.Combine(folder, "vendors.json");
        await using (var file = File.Create(copy))
            await System.Text.Json.JsonSerializer.SerializeAsync(file, Requests.Vendors.Select(Vendor), System.Text.Json.JsonSerializerOptions.Web, cancellationToken);

        string[] arguments =
        [
            "--urls=http://127.0.0.1:0",
            $"--Journal:Folder={Path.Combine(folder, "journal")}",
            $"--Redirect:VendorCopy={copy}",
            "--Publisher:DrainFor=00:00:00",
            "--Reports:Every=00:00:00",
            "--Logging:LogLevel:Default=Error",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        var app = RedirectService.Build(arguments);
        await app.StartAsync(cancellationToken);
        return new BenchServer(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    static Vendor Vendor(string code) => new()
    {
        Code = code,
        Name = code,
        Destination = "https://queenofsandiego.com",
        Campaign = "vendor-referral",
        Status = Contracts.ReadModels.Vendor.Active,
        Version = 1,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
