using System.Collections.Concurrent;
using Amazon.Runtime;

namespace JadaReferral.Bench;

/// <summary>HTTP for AWS clients that counts requests by action and can make each take longer, as a network would.</summary>
sealed class MeteredHttp(TimeSpan latency) : HttpClientFactory
{
    readonly ConcurrentDictionary<string, long> _actions = new(StringComparer.Ordinal);
    long _requests;

    public long Requests => Interlocked.Read(ref _requests);

    public long Of(string action) => _actions.GetValueOrDefault(action);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new Handler(this, latency) { InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10) } });

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public override string GetConfigUniqueString(IClientConfig clientConfig) => $"{GetHashCode()}";


    sealed class Handler(MeteredHttp meter, TimeSpan latency) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref meter._requests);
            if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
                meter._actions.AddOrUpdate(targets.First().Split('.')[^1], 1, (_, count) => count + 1);
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
