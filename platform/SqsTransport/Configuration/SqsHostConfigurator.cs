using Amazon;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Host settings while they are being configured, and after.</summary>
sealed class SqsHostConfigurator : IAmazonSqsHostConfigurator, AmazonSqsHostSettings
{
    readonly AmazonSqsHostAddress _address;
    string _scope;
    string? _accessKey;
    string? _secretKey;
    AWSCredentials? _credentials;
    AmazonSQSConfig? _queueConfig;
    AmazonSimpleNotificationServiceConfig? _topicConfig;

    public SqsHostConfigurator(Uri hostAddress)
    {
        _address = new AmazonSqsHostAddress(hostAddress);
        _scope = _address.Scope;
        Region = RegionEndpoint.GetBySystemName(_address.Host);

        if (Uri.UnescapeDataString(hostAddress.UserInfo).Split(':', 2) is [{ Length: > 0 } accessKey, { Length: > 0 } secretKey])
            (_accessKey, _secretKey) = (accessKey, secretKey);
    }

    public RegionEndpoint Region { get; }

    public AllowTransportHeader? AllowTransportHeader { get; private set; }

    public bool ScopeTopics { get; private set; }

    public Uri HostAddress => _address.Port < 0
        ? new AmazonSqsHostAddress(_address.Host, _scope)
        : new UriBuilder(new AmazonSqsHostAddress(_address.Host, _scope)) { Port = _address.Port }.Uri;

    public void AccessKey(string accessKey) => _accessKey = accessKey;

    public void SecretKey(string secretKey) => _secretKey = secretKey;

    public void Credentials(AWSCredentials credentials) => _credentials = credentials;

    public void Scope(string scope, bool scopeTopics = false)
    {
        _scope = scope;
        ScopeTopics |= scopeTopics;
    }

    public void EnableScopedTopics() => ScopeTopics = true;

    public void Config(AmazonSQSConfig config) => _queueConfig = config;

    public void Config(AmazonSimpleNotificationServiceConfig config) => _topicConfig = config;

    void IAmazonSqsHostConfigurator.AllowTransportHeader(AllowTransportHeader allowTransportHeader) => AllowTransportHeader = allowTransportHeader;

    public IAmazonSQS CreateQueueClient()
    {
        var config = _queueConfig ?? new AmazonSQSConfig { RegionEndpoint = Region };
        return ChosenCredentials() is { } credentials ? new AmazonSQSClient(credentials, config) : new AmazonSQSClient(config);
    }

    public IAmazonSimpleNotificationService CreateTopicClient()
    {
        var config = _topicConfig ?? new AmazonSimpleNotificationServiceConfig { RegionEndpoint = Region };
        return ChosenCredentials() is { } credentials
            ? new AmazonSimpleNotificationServiceClient(credentials, config)
            : new AmazonSimpleNotificationServiceClient(config);
    }

    // Null leaves it to the default chain.
    AWSCredentials? ChosenCredentials() =>
        _credentials ?? (_accessKey is not null && _secretKey is not null ? new BasicAWSCredentials(_accessKey, _secretKey) : null);
}
