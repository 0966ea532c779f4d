using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Redirect.Tests;

/// <summary>Through the web server itself, with bytes as anyone may send them.</summary>
public sealed class WireTests : IDisposable
{
    readonly RedirectFactory _service = new();
    readonly int _port;

    public WireTests()
    {
        _service.UseKestrel(0);
        _service.StartServer();
        var addresses = _service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _port = new Uri(addresses.First()).Port;
    }

    public void Dispose() => _service.Dispose();

    /// <summary>Sends one request and returns the head of the answer.</summary>
    async Task<string> SendAsync(string request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            head.Append(line).Append('\n');
        return head.ToString();
    }

    static string Get(string target, string headers = "") => $"GET {target} HTTP/1.1\r\nHost: shipcaptaincrew.queenofsandiego.com\r\n{headers}\r\n";

    public static TheoryData<string, string> Strange => new()
    {
        { Get("/ref/solare?p=" + new string('a', 10_000)), "302" },
        { Get("/ref/" + new string('x', 10_000)), "302" },
        { Get("/ref/solare?" + string.Concat(Enumerable.Repeat("p=a&gclid=b&", 1000))), "302" },
        { Get("/ref/solare?gclid=%0d%0aSet-Cookie:x=1&p=%0d%0a"), "302" },
        { Get("/ref/%E2%82%AC%F0%9F%8D%B7"), "302" },
        { Get("/ref/%ff%fe"), "302" },
        { Get("/ref/..%2f..%2fetc"), "302" },
        { Get("/ref/%00"), "400" },
        { Get("/ref/sol%61re%"), "302" },
        { Get("/ref/\u00e9"), "400" },
        { Get("//evil.example/ref/solare"), "404" },
        { Get("http://evil.example/ref/solare"), "400" },
        { Get("http://shipcaptaincrew.queenofsandiego.com/ref/solare"), "302" },
        { Get("/ref/solare", "User-Agent: " + new string('u', 8000) + "\r\n"), "302" },
        { Get("/ref/solare", "Referer: https://" + new string('h', 8000) + "/\r\n"), "302" },
        { Get("/ref/solare", "Referer: \u00e9\u00ff://\u00e9\r\n"), "400" },
        { Get("/ref/solare", "Referer: ://@:#\r\nSec-Purpose:\r\nX-Forwarded-For: ,,,;\r\n"), "302" },
        { "GET /ref/solare HTTP/1.1\r\n\r\n", "400" },
        { "GET /ref/solare\r\n\r\n", "400" },
        { Get("/ref/" + new string('x', 100_000)), "414" },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task Strange_requests_get_a_redirect_to_the_charter_or_a_refusal_and_never_an_error(string request, string status)
    {
        var answer = await SendAsync(request);
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        if (status == "302")
            Assert.Contains("\nLocation: https://queenofsandiego.com/", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_of_a_redirect_does_not_name_the_visitor()
    {
        var traces = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);

        await SendAsync(Get("/ref/solare", "User-Agent: browser\r\n"));
        await Testing.Eventually.True(() => !traces.IsEmpty, "a trace of the request");
        Assert.DoesNotContain(traces, trace =>
            trace.Contains(IPAddress.Loopback.ToString(), StringComparison.Ordinal) || trace.Contains("client.address", StringComparison.Ordinal));
    }
}
