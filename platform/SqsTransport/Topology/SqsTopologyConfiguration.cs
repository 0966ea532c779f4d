using MassTransit.Configuration;

namespace MassTransit.AmazonSqsTransport;

/// <summary>The topology of a bus, or of one endpoint: endpoints share all but what they subscribe to.</summary>
sealed class SqsTopologyConfiguration : ITopologyConfiguration
{
    public SqsTopologyConfiguration(IMessageTopologyConfigurator messageTopology)
    {
        Message = messageTopology;

        Send = new SqsSendTopology();
        Send.ConnectSendTopologyConfigurationObserver(new DelegateSendTopologyConfigurationObserver(GlobalTopology.Send));

        Publish = new SqsPublishTopology(messageTopology);
        Publish.ConnectPublishTopologyConfigurationObserver(new DelegatePublishTopologyConfigurationObserver(GlobalTopology.Publish));
        Publish.ConnectPublishTopologyConfigurationObserver(new PublishToSendTopologyConfigurationObserver(Send));

        Consume = new SqsConsumeTopology(Publish);
    }

    public SqsTopologyConfiguration(SqsTopologyConfiguration bus)
    {
        Message = bus.Message;
        Send = bus.Send;
        Publish = bus.Publish;
        Consume = new SqsConsumeTopology(Publish);
    }

    public IMessageTopologyConfigurator Message { get; }

    public SqsSendTopology Send { get; }

    public SqsPublishTopology Publish { get; }

    public SqsConsumeTopology Consume { get; }

    ISendTopologyConfigurator ITopologyConfiguration.Send => Send;

    IPublishTopologyConfigurator ITopologyConfiguration.Publish => Publish;

    IConsumeTopologyConfigurator ITopologyConfiguration.Consume => Consume;

    public IEnumerable<ValidationResult> Validate() => [.. Send.Validate(), .. Publish.Validate(), .. Consume.Validate()];
}
