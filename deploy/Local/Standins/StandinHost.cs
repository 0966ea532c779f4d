using Amazon.S3;
using Amazon.SQS;
using JadaReferral.Local.Stack;

namespace JadaReferral.Local.Standins;

/// <summary>Runs the stand-ins for CloudFront and EventBridge: the edge on its own port, both APIs on another.</summary>
sealed class StandinHost : IAsyncDisposable
{
    readonly IAmazonS3 _s3;
    readonly IAmazonSQS _sqs;
    readonly WebApplication _edge;
    readonly WebApplication _control;

    /// <summary>Makes both, to be started.</summary>
    /// <param name="aws">Where the previews bucket and the queues are.</param>
    /// <param name="ports">Where to listen.</param>
    /// <param name="address">On which address; 127.0.0.1 unless this runs in a container.</param>
    public StandinHost(AwsAccess aws, Ports ports, string address = "127.0.0.1")
    {
        _s3 = aws.S3();
        _sqs = aws.Sqs();
        var cache = new EdgeCache(TimeProvider.System);

        _edge = Build($"http://{address}:{ports.Edge}");
        _edge.Run(new Edge(_s3, cache).ServeAsync);

        _control = Build($"http://{address}:{ports.Control}");
        new CloudFrontApi(new Invalidations(cache, TimeProvider.System)).Map(_control);
        new EventBusApi(EventRules.Load(), _sqs, aws.Settings["AWS_REGION"], TimeProvider.System).Map(_control);
        _control.MapGet("/health", () => "Healthy");
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _edge.StartAsync(cancellationToken);
        await _control.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _control.DisposeAsync();
        _s3.Dispose();
        _sqs.Dispose();
    }

    static WebApplication Build(string url)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder.Build();
    }
}
