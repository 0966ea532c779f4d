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
        : this(aws, $"http://{address}:{ports.Edge}", $"http://{address}:{ports.Control}")
    {
    }

    StandinHost(AwsAccess aws, string edgeUrl, string controlUrl)
    {
        _s3 = aws.S3();
        _sqs = aws.Sqs();
        var cache = new EdgeCache(TimeProvider.System);

        _edge = Build(edgeUrl);
        _edge.Run(new Edge(_s3, cache).ServeAsync);

        _control = Build(controlUrl);
        new CloudFrontApi(new Invalidations(cache, TimeProvider.System)).Map(_control);
        new EventBusApi(EventRules.Load(), _sqs, aws.Settings["AWS_REGION"], TimeProvider.System).Map(_control);
        _control.MapGet("/health", () => "Healthy");
    }

    /// <summary>Where the edge listens, once started.</summary>
    public Uri EdgeUrl => new(_edge.Urls.First());

    /// <summary>Where both APIs listen, once started.</summary>
    public Uri ControlUrl => new(_control.Urls.First());

    /// <summary>Starts both on ports that nobody else has.</summary>
    public static async Task<StandinHost> StartOnFreePortsAsync(AwsAccess aws)
    {
        const string AnyPort = "http://127.0.0.1:0";
        var host = new StandinHost(aws, AnyPort, AnyPort);
        await host.StartAsync(CancellationToken.None);
        return host;
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
