using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using MassTransit.Transports;

namespace MassTransit;

/// <summary>
/// Configures how the host is reached. What isn't set comes from AWS's own settings: the default credential chain,
/// <c>AWS_ENDPOINT_URL</c>, <c>AWS_ENDPOINT_URL_SQS</c> and <c>AWS_ENDPOINT_URL_SNS</c>.
/// </summary>
public interface IAmazonSqsHostConfigurator
{
    /// <summary>The access key; needs <see cref="SecretKey"/>.</summary>
    void AccessKey(string accessKey);

    /// <summary>The secret key; needs <see cref="AccessKey"/>.</summary>
    void SecretKey(string secretKey);

    /// <summary>Credentials, instead of access and secret key.</summary>
    void Credentials(AWSCredentials credentials);

    /// <summary>Sets the scope that appears in addresses, and, with <paramref name="scopeTopics"/>, before topic names.</summary>
    void Scope(string scope, bool scopeTopics = false);

    /// <summary>Puts the scope before topic names: <c>scope_Topic</c>.</summary>
    void EnableScopedTopics();

    /// <summary>Replaces the settings of the SQS client.</summary>
    void Config(AmazonSQSConfig config);

    /// <summary>Replaces the settings of the SNS client.</summary>
    void Config(AmazonSimpleNotificationServiceConfig config);

    /// <summary>Says which headers are copied to message attributes. Default: all.</summary>
    void AllowTransportHeader(AllowTransportHeader allowTransportHeader);
}
