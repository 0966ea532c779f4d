using MassTransit.Context;

namespace MassTransit.AmazonSqsTransport;

/// <inheritdoc cref="AmazonSqsSendContext"/>
sealed class SqsMessageSendContext<T>(T message, CancellationToken cancellationToken) : MessageSendContext<T>(message, cancellationToken), AmazonSqsSendContext<T>
    where T : class
{
    const string GroupIdProperty = "GroupId";
    const string DeduplicationIdProperty = "DeduplicationId";

    public string? GroupId { get; set; }

    public string? DeduplicationId { get; set; }

    public int? DelaySeconds
    {
        set => Delay = value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    // An outbox stores these with the message.
    public override void ReadPropertiesFrom(IReadOnlyDictionary<string, object> properties)
    {
        base.ReadPropertiesFrom(properties);
        GroupId = ReadString(properties, GroupIdProperty);
        DeduplicationId = ReadString(properties, DeduplicationIdProperty);
    }

    public override void WritePropertiesTo(IDictionary<string, object> properties)
    {
        base.WritePropertiesTo(properties);
        if (!string.IsNullOrWhiteSpace(GroupId))
            properties[GroupIdProperty] = GroupId;
        if (!string.IsNullOrWhiteSpace(DeduplicationId))
            properties[DeduplicationIdProperty] = DeduplicationId;
    }
}
