using MassTransit;

namespace JadaReferral.Mailer.Feedback;

/// <summary>The queue that EventBridge's rule delivers to: plain JSON instead of MassTransit's envelope, and no topic of its own.</summary>
sealed class SesEventConsumerDefinition : ConsumerDefinition<SesEventConsumer>
{
    /// <summary>The queue's name; the rule's target in every deployment.</summary>
    public const string QueueName = "mailer-ses-events";

    public SesEventConsumerDefinition() => EndpointName = QueueName;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<SesEventConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.ConfigureConsumeTopology = false;
        endpointConfigurator.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
    }
}
