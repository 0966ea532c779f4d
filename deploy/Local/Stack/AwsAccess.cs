using Amazon.DynamoDBv2;
using Amazon.EventBridge;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SimpleEmail;
using Amazon.SQS;
using JadaReferral.Local.Emulators;

namespace JadaReferral.Local.Stack;

/// <summary>
/// How this run reaches AWS: <see cref="Settings"/> for the services, and clients made from the same settings for what is done here.
/// </summary>
sealed class AwsAccess
{
    public const string LocalRegion = "us-west-2";

    AwsAccess(IReadOnlyDictionary<string, string> settings)
    {
        Settings = settings;
    }

    /// <summary>AWS's own variables.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The bundled emulators, at the ports of this run.</summary>
    public static AwsAccess ToEmulators(Ports ports) => new(WithStandins(
        ports,
        LocalSettings.For(
            LocalRegion,
            [
                (EmulatorKind.SqsSnsS3, Ports.Url(ports.SqsSnsS3)),
                (EmulatorKind.DynamoDb, Ports.Url(ports.DynamoDb)),
                (EmulatorKind.Ses, Ports.Url(ports.Ses)),
            ])));

    /// <summary>One endpoint for every AWS service, in the caller's region and with the caller's keys where there are some.</summary>
    public static AwsAccess ToEndpoint(Uri endpoint, Ports ports)
    {
        var settings = LocalSettings.For(Environment.GetEnvironmentVariable("AWS_REGION") ?? LocalRegion, endpoint);
        foreach (var name in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                settings[name] = value;
        }

        return new(WithStandins(ports, settings));
    }

    /// <summary>Whatever <paramref name="settings"/> say.</summary>
    public static AwsAccess To(IReadOnlyDictionary<string, string> settings) => new(settings);

    /// <summary>What this process's own environment says, as in a container.</summary>
    public static AwsAccess FromEnvironment() => new(Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .Where(variable => ((string)variable.Key).StartsWith("AWS_", StringComparison.Ordinal))
        .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal));

    public IAmazonDynamoDB Dynamo() => new AmazonDynamoDBClient(Credentials, Configured(new AmazonDynamoDBConfig { MaxErrorRetry = 3 }, "DYNAMODB"));

    public IAmazonSQS Sqs() => new AmazonSQSClient(Credentials, Configured(new AmazonSQSConfig(), "SQS"));

    public IAmazonS3 S3() => new AmazonS3Client(Credentials, Configured(new AmazonS3Config { ForcePathStyle = true }, "S3"));

    public IAmazonSimpleEmailService Ses() => new AmazonSimpleEmailServiceClient(Credentials, Configured(new AmazonSimpleEmailServiceConfig(), "SES"));

    public IAmazonEventBridge EventBridge() => new AmazonEventBridgeClient(Credentials, Configured(new AmazonEventBridgeConfig(), "EVENTBRIDGE"));

    /// <summary>The edge of this run is the only CDN that serves its previews, so invalidations go to it; likewise the event bus.</summary>
    static Dictionary<string, string> WithStandins(Ports ports, Dictionary<string, string> settings)
    {
        var control = Ports.Url(ports.Control).ToString().TrimEnd('/');
        settings["AWS_ENDPOINT_URL_CLOUDFRONT"] = control;
        settings["AWS_ENDPOINT_URL_EVENTBRIDGE"] = control;
        return settings;
    }

    AWSCredentials Credentials => Settings.TryGetValue("AWS_SESSION_TOKEN", out var token)
        ? new SessionAWSCredentials(Settings["AWS_ACCESS_KEY_ID"], Settings["AWS_SECRET_ACCESS_KEY"], token)
        : new BasicAWSCredentials(Settings["AWS_ACCESS_KEY_ID"], Settings["AWS_SECRET_ACCESS_KEY"]);

    TConfig Configured<TConfig>(TConfig config, string service)
        where TConfig : ClientConfig
    {
        config.ServiceURL = Settings.GetValueOrDefault("AWS_ENDPOINT_URL_" + service) ?? Settings.GetValueOrDefault("AWS_ENDPOINT_URL");
        config.AuthenticationRegion = Settings["AWS_REGION"];
        return config;
    }
}
