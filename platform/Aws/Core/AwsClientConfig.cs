using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace JadaReferral.Platform.Aws;

/// <summary>
/// The configuration that the clients of this assembly share: endpoints are <c>https://{service}.{region}.amazonaws.com</c>, with FIPS and dual-stack
/// variants, unless <see cref="ClientConfig.ServiceURL"/> or an <c>AWS_ENDPOINT_URL</c> variable names another.
/// </summary>
public abstract class AwsClientConfig : ClientConfig
{
    static readonly DefaultConfigurationProvider Defaults = new(DefaultModes());
    readonly string _apiVersion;
    readonly string _userAgent;
    Endpoint? _endpoint;

    private protected AwsClientConfig(ServiceDescription service)
        : base(Defaults)
    {
        ServiceId = service.Id;
        AuthenticationServiceName = service.SigningName;
        _apiVersion = service.ApiVersion;
        _userAgent = InternalSDKUtils.BuildUserAgentString(service.Id, "4.0.0");
    }

    /// <inheritdoc/>
    public override string ServiceVersion => _apiVersion;

    /// <inheritdoc/>
    public override string UserAgent => _userAgent;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        var url = ServiceURL is { Length: > 0 } configured ? configured : RegionalUrl(parameters.AlternateEndpoint ?? RegionEndpoint);
        if (_endpoint is not { } endpoint || endpoint.URL != url)
        {
            endpoint = new Endpoint(url);
            _endpoint = endpoint;
        }

        return endpoint;
    }

    private protected virtual string RegionalUrl(Amazon.RegionEndpoint region)
    {
        var service = UseFIPSEndpoint ? RegionEndpointServiceName + "-fips" : RegionEndpointServiceName;
        return $"https://{service}.{region.SystemName}.{DnsSuffix(region)}/";
    }

    string DnsSuffix(Amazon.RegionEndpoint region) => (UseDualstackEndpoint, region.PartitionName) switch
    {
        (false, _) => region.PartitionDnsSuffix,
        (true, "aws" or "aws-us-gov") => "api.aws",
        (true, "aws-cn") => "api.amazonwebservices.com.cn",
        _ => throw new AmazonClientException($"Partition {region.PartitionName} has no dual-stack endpoints: unset UseDualstackEndpoint."),
    };

    /// <summary>AWS's published defaults modes: they differ in their connect timeouts.</summary>
    static IEnumerable<IDefaultConfiguration> DefaultModes() =>
    [
        Mode(DefaultConfigurationMode.Auto, connectMilliseconds: null),
        Mode(DefaultConfigurationMode.Standard, 3_100),
        Mode(DefaultConfigurationMode.InRegion, 1_100),
        Mode(DefaultConfigurationMode.CrossRegion, 3_100),
        Mode(DefaultConfigurationMode.Mobile, 30_000),
    ];

    static DefaultConfiguration Mode(DefaultConfigurationMode name, int? connectMilliseconds)
    {
        TimeSpan? connect = connectMilliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        return new DefaultConfiguration
        {
            Name = name,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
            ConnectTimeout = connect,
            TlsNegotiationTimeout = connect,
        };
    }
}
