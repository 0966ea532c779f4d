using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;

namespace JadaReferral.SqsTransport.Tests.Support;

/// <summary>HTTP for AWS clients that a test can spoil, and that counts requests by action.</summary>
public sealed class FaultyHttp : HttpClientFactory
{
    readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Answers instead of the service when it returns something; may throw as a broken network does. Gets the action's name.</summary>
    public Func<string, HttpResponseMessage?>? Spoil { get; set; }

    public int Count(string action) => _counts.GetValueOrDefault(action);

    public static HttpResponseMessage Error(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent($$"""{"__type":"com.amazonaws.sqs#{{code}}","message":"spoiled"}""", System.Text.Encoding.UTF8, "application/x-amz-json-1.0"),
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Handler(this) { InnerHandler = new SocketsHttpHandler() });

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public override string GetConfigUniqueString(IClientConfig clientConfig) => $"{GetHashCode()}";

    sealed class Handler(FaultyHttp faulty) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var action = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.First().Split('.')[^1] : "SNS";
            faulty._counts.AddOrUpdate(action, 1, (_, count) => count + 1);
            return faulty.Spoil?.Invoke(action) ?? await base.SendAsync(request, cancellationToken);
        }
    }
}
