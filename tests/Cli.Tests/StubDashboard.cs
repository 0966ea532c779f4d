using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace JadaReferral.Cli.Tests;

/// <summary>Plays the dashboard: records each request and answers what a test laid out for it. A request that no test expected fails.</summary>
public sealed class StubDashboard : HttpMessageHandler
{
    readonly ConcurrentDictionary<string, (HttpStatusCode Status, string Body, string? ETag)> _answers = new(StringComparer.Ordinal);

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>Set to play a dashboard that is down.</summary>
    public bool IsDown { get; set; }

    public StubDashboard Answers(string method, string pathAndQuery, string body, HttpStatusCode status = HttpStatusCode.OK, string? etag = null)
    {
        _answers[$"{method} {pathAndQuery}"] = (status, body, etag);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new HttpRequestException("Connection refused");
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var key = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Requests.Enqueue(new Asked(
            key, request.RequestUri.Authority, body, request.Headers.Authorization?.Parameter,
            request.Headers.TryGetValues("If-Match", out var match) ? match.Single() : null,
            request.Headers.TryGetValues("Idempotency-Key", out var once) ? once.Single() : null));
        if (!_answers.TryGetValue(key, out var answer))
            throw new InvalidOperationException($"No test expected {key}.");
        var response = new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") };
        if (answer.ETag is { } etag)
            response.Headers.TryAddWithoutValidation("ETag", etag);
        return response;
    }
}

/// <summary>A recorded request.</summary>
public sealed record Asked(string Line, string Host, string Body, string? Key, string? IfMatch, string? IdempotencyKey);
