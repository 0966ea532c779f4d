using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;

namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>HTTP for AWS clients that a test can spoil or hold up, and that keeps what was asked.</summary>
public sealed class FaultyHttp : HttpClientFactory
{
    const string SnsAction = "Action=";
    readonly ConcurrentQueue<(string Action, string Body)> _requests = new();

    /// <summary>Answers instead of the service when it returns something; may throw as a broken network does. Gets the action's name.</summary>
    public Func<string, HttpResponseMessage?>? Spoil { get; set; }

    /// <summary>The same for a test that needs to know what was asked.</summary>
    public Func<string, string, HttpResponseMessage?>? SpoilBody { get; set; }

    /// <summary>Actions that are never answered.</summary>
    public Func<string, bool>? Hangs { get; set; }

    /// <summary>Actions whose answers are on the way for half a second.</summary>
    public Func<string, bool>? AnswersLate { get; set; }

    public int Total => _requests.Count;

    public int Count(string action) => Bodies(action).Count();

    public int CountOthersThan(string action) => _requests.Count(request => request.Action != action);

    /// <summary>The bodies of the requests for one action.</summary>
    public IEnumerable<string> Bodies(string action) => _requests.Where(request => request.Action == action).Select(request => request.Body);

    public static HttpResponseMessage Error(HttpStatusCode status, string code) => Answer($$"""{"__type":"com.amazonaws.sqs#{{code}}","message":"spoiled"}""", status);

    /// <summary>What SQS would answer.</summary>
    public static HttpResponseMessage Answer(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(json, System.Text.Encoding.UTF8, "application/x-amz-json-1.0"),
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Handler(this) { InnerHandler = new SocketsHttpHandler() });

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public override string GetConfigUniqueString(IClientConfig clientConfig) => $"{GetHashCode()}";

    sealed class Handler(FaultyHttp faulty) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
            var action = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.First().Split('.')[^1] : SnsActionIn(body);
            faulty._requests.Enqueue((action, body));
            if (faulty.Hangs?.Invoke(action) == true)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            var answer = faulty.Spoil?.Invoke(action) ?? faulty.SpoilBody?.Invoke(action, body) ?? await base.SendAsync(request, cancellationToken);
            if (faulty.AnswersLate?.Invoke(action) == true)
                await Task.Delay(TimeSpan.FromSeconds(0.5), cancellationToken);
            return answer;
        }

        static string SnsActionIn(string body) =>
            body.Split('&').FirstOrDefault(part => part.StartsWith(SnsAction, StringComparison.Ordinal))?[SnsAction.Length..] ?? "";
    }
}
