using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using JadaReferral.Local.Processes;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Redirect.Tests.Processes;

/// <summary>The service as a process of its own, on a folder that outlives it; killed when the test ends.</summary>
sealed class RedirectProcess : IAsyncDisposable
{
    readonly ChildProcess _process;

    RedirectProcess(ChildProcess process, int port, ConcurrentQueue<string> output)
    {
        _process = process;
        Url = new Uri($"http://127.0.0.1:{port}");
        Output = output;
    }

    public Uri Url { get; }

    /// <summary>Everything it wrote.</summary>
    public ConcurrentQueue<string> Output { get; }

    public Task<int> Exited => _process.Exited;

    /// <summary>Writes the copy that the process starts from, with click ids in every answer, and returns the folder's settings.</summary>
    public static Dictionary<string, string?> Settings(string folder)
    {
        Directory.CreateDirectory(folder);
        var copy = Path.Combine(folder, "vendors.json");
        File.WriteAllText(copy, JsonSerializer.Serialize(SevenVendors.Codes.Select(code => SevenVendors.Vendor(code, appendClickId: true)), JsonSerializerOptions.Web));
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Journal__Folder"] = JournalIn(folder),
            ["Redirect__VendorCopy"] = copy,
            ["AWS_REGION"] = LocalAws.Region,
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            // Nobody listens on port 9 here: every request is refused.
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9",
            ["ASPNETCORE_ENVIRONMENT"] = null,
        };
    }

    public static string JournalIn(string folder) => Path.Combine(folder, "journal");

    /// <summary>Starts it without waiting for anything.</summary>
    public static RedirectProcess Begin(IReadOnlyDictionary<string, string?> settings)
    {
        var port = FreePort();
        var output = new ConcurrentQueue<string>();
        var environment = settings.Append(new("ASPNETCORE_URLS", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
        var process = ChildProcess.Start(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "JadaReferral.Redirect.dll")], AppContext.BaseDirectory, environment, output.Enqueue);
        return new RedirectProcess(process, port, output);
    }

    /// <summary>Starts it and returns when it answers.</summary>
    public static async Task<RedirectProcess> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var process = Begin(settings);
        using var client = new HttpClient(new SocketsHttpHandler());
        await Eventually.True(
            async () =>
            {
                Assert.False(process.Exited.IsCompleted, string.Join('\n', process.Output));
                try
                {
                    using var answer = await client.GetAsync(new Uri(process.Url, "/health/ready"));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "a process that is ready",
            TimeSpan.FromSeconds(60));
        return process;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.Exited;
    }

    /// <summary>SIGTERM. True when it ended by itself.</summary>
    public Task<bool> StopAsync() => _process.StopAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.DisposeAsync();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
