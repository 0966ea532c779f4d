using Amazon;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using MassTransit.Transports;

namespace MassTransit;

/// <summary>The host of a bus: where it is and how it is reached.</summary>
public interface AmazonSqsHostSettings
{
    /// <summary>The region.</summary>
    RegionEndpoint Region { get; }

    /// <summary>Which headers become message attributes; null for all.</summary>
    AllowTransportHeader? AllowTransportHeader { get; }

    /// <summary>Whether topic names begin with the scope.</summary>
    bool ScopeTopics { get; }

    /// <summary>The host's address, <c>amazonsqs://region/scope</c>.</summary>
    Uri HostAddress { get; }

    /// <summary>Makes the client for queues.</summary>
    IAmazonSQS CreateQueueClient();

    /// <summary>Makes the client for topics.</summary>
    IAmazonSimpleNotificationService CreateTopicClient();
}
