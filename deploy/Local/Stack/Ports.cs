namespace JadaReferral.Local.Stack;

/// <summary>Where everything listens on 127.0.0.1. An offset moves all of it, so that two stacks can run side by side.</summary>
/// <param name="Offset">Added to every port.</param>
public sealed record Ports(int Offset)
{
    const int FirstReplica = 8100;

    /// <summary>The largest offset that keeps every port valid, with room for replicas.</summary>
    public const int LargestOffset = 57_000;

    public int Redirect => 8080 + Offset;

    public int Dashboard => 8081 + Offset;

    public int Edge => 8082 + Offset;

    public int Clicks => 8090 + Offset;

    public int Aggregates => 8091 + Offset;

    public int Previews => 8092 + Offset;

    public int Mailer => 8093 + Offset;

    public int SqsSnsS3 => 4566 + Offset;

    public int DynamoDb => 4567 + Offset;

    /// <summary>The stand-ins for CloudFront's and EventBridge's APIs.</summary>
    public int Control => 4568 + Offset;

    public int Ses => 8005 + Offset;

    /// <summary>For the second and further processes of a service, counted over all services from 0.</summary>
    public int Replica(int index) => FirstReplica + Offset + index;

    public static Uri Url(int port) => new($"http://127.0.0.1:{port}");
}
