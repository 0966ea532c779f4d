using Amazon.Runtime;

namespace JadaReferral.Bench.Transport;

/// <summary>What a bench of transports runs with.</summary>
/// <param name="Endpoint">Where SQS and SNS are.</param>
/// <param name="Latency">Added to every request.</param>
/// <param name="Concurrency">Requests at a time of the bare clients; the transports get ten places in hand for each.</param>
sealed record BenchSettings(Uri Endpoint, TimeSpan Latency, int Concurrency)
{
    public const string Region = "us-west-2";

    public static AWSCredentials Credentials { get; } = new BasicAWSCredentials("local", "local");

    public int Prefetch => Concurrency * 10;

    public int Publishers => Concurrency * 10;

    public T Configure<T>(T config, MeteredHttp http)
        where T : ClientConfig
    {
        config.ServiceURL = Endpoint.ToString();
        config.AuthenticationRegion = Region;
        config.HttpClientFactory = http;
        return config;
    }
}
