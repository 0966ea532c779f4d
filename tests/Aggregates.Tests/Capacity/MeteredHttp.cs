using System.Collections.Concurrent;
using System.Web;
using Amazon.Runtime;

namespace JadaReferral.Aggregates.Tests.Capacity;

/// <summary>HTTP for the SQS and SNS clients that counts requests by action.</summary>
sealed class MeteredHttp : HttpClientFactory
{
    readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    public int Of(string action) => _requests.GetValueOrDefault(action);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(_requests) { InnerHandler = new SocketsHttpHandler() });

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public override string GetConfigUniqueString(IClientConfig clientConfig) => $"{GetHashCode()}";

    sealed class Handler(ConcurrentDictionary<string, int> requests) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var action = request.Headers.TryGetValues("X-Amz-Target", out var targets)
                ? targets.First().Split('.')[^1]
                : HttpUtility.ParseQueryString(form)["Action"];
            requests.AddOrUpdate(action ?? "unknown", 1, (_, count) => count + 1);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
