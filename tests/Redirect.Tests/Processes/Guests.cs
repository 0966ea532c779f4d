using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace JadaReferral.Redirect.Tests.Processes;

/// <summary>Guests that click and remember which clicks they were answered.</summary>
sealed class Guests : IDisposable
{
    /// <summary>An address that stands in no log and no setting: on Linux all of 127.0.0.0/8 is this machine.</summary>
    public static readonly IPAddress Address = OperatingSystem.IsLinux() ? new([127, 0, 0, 77]) : IPAddress.Loopback;

    readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(Address, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    int _cutOff;

    public Guests() => _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (iPhone) guest");

    public ConcurrentBag<Guid> Answered { get; } = [];

    /// <summary>Requests that got no answer: their clicks may be recorded or not.</summary>
    public int CutOff => Volatile.Read(ref _cutOff);

    public void Dispose() => _client.Dispose();

    /// <summary>Clicks one link and checks the answer.</summary>
    public async Task ClickAsync(Uri server, string code)
    {
        using var answer = await _client.GetAsync(new Uri(server, "/ref/" + code));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var location = answer.Headers.GetValues("Location").Single();
        var expected = SevenVendors.LocationOf(code) + "&jref=";
        Assert.StartsWith(expected, location, StringComparison.Ordinal);
        Answered.Add(Guid.ParseExact(location.AsSpan(expected.Length), "N"));
    }

    /// <summary>Clicks over <paramref name="connections"/> connections until the server is gone.</summary>
    public Task ClickUntilItDiesAsync(Uri server, int connections) => Task.WhenAll(Enumerable.Range(0, connections).Select(async number =>
    {
        var next = number;
        while (true)
        {
            try
            {
                await ClickAsync(server, SevenVendors.Codes[next++ % SevenVendors.Codes.Length]);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref _cutOff);
                return;
            }
        }
    }));
}
