using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace JadaReferral.Aws.Tests.Wire;

/// <summary>A request as it came over the socket.</summary>
public sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] BodyBytes)
{
    public string Body { get; } = System.Text.Encoding.UTF8.GetString(BodyBytes);

    /// <summary>The request in the form that tests compare: request line, content type, target action, body.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"{Method} {Target}" };
        lines.AddRange(
            from name in new[] { "Content-Type", "X-Amz-Target" }
            where Headers.ContainsKey(name)
            select $"{name}: {Headers[name]}");
        return string.Join('\n', lines) + "\n\n" + Body;
    }
}

/// <summary>An HTTP server on loopback that records whole requests and gives the answers it was told to, in order. Anything beyond them is a 599.</summary>
public sealed class RecordingServer : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<RequestDelegate> _answers = new();
    readonly ConcurrentQueue<RecordedRequest> _requests = new();

    RecordingServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public string Url => _app.Urls.Single() + "/";

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public RecordedRequest Request => Assert.Single(_requests);

    public static async Task<RecordingServer> StartAsync()
    {
        var server = new RecordingServer();
        await server._app.StartAsync();
        return server;
    }

    public void AnswersJson(int status, string body, params (string Name, string Value)[] headers) => Answers(status, "application/x-amz-json-1.0", body, headers);

    public void AnswersXml(int status, string body, params (string Name, string Value)[] headers) => Answers(status, "text/xml", body, headers);

    public void Answers(int status, string contentType, string body, params (string Name, string Value)[] headers) => Answers(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.Headers["x-amzn-RequestId"] = "request-1";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    });

    public void Answers(RequestDelegate answer) => _answers.Enqueue(answer);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _requests.Enqueue(new RecordedRequest(context.Request.Method, target, headers, body.ToArray()));

        if (_answers.TryDequeue(out var answer))
        {
            await answer(context);
        }
        else
        {
            context.Response.StatusCode = 599;
        }
    }
}
