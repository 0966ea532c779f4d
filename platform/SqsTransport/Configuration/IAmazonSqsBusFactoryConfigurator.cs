namespace MassTransit;

/// <summary>Configures a bus on SQS and SNS.</summary>
public interface IAmazonSqsBusFactoryConfigurator : IBusFactoryConfigurator<IAmazonSqsReceiveEndpointConfigurator>, IAmazonSqsQueueEndpointConfigurator
{
    /// <summary>The queues beside the endpoints' own.</summary>
    new IAmazonSqsSendTopologyConfigurator SendTopology { get; }

    /// <summary>The topics.</summary>
    new IAmazonSqsPublishTopologyConfigurator PublishTopology { get; }

    /// <summary>Configures the topic of <typeparamref name="T"/>.</summary>
    void Publish<T>(Action<IAmazonSqsMessagePublishTopologyConfigurator<T>>? configureTopology = null)
        where T : class;

    /// <summary>Configures the topic of <paramref name="messageType"/>.</summary>
    void Publish(Type messageType, Action<IAmazonSqsMessagePublishTopologyConfigurator>? configure = null);

    /// <summary>Names the queue of the bus itself, which takes responses. It must not be an endpoint's.</summary>
    void OverrideDefaultBusEndpointQueueName(string value);

    /// <summary>Sets the host: region, credentials and client settings.</summary>
    void Host(AmazonSqsHostSettings settings);
}
