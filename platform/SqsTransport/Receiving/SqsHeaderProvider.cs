using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>A message's attributes as headers, with what SQS itself says of the message.</summary>
sealed class SqsHeaderProvider(Message message) : IHeaderProvider
{
    readonly Dictionary<string, string>? _overflow =
        TransportAttributes.ReadOverflow(message.MessageAttributes?.GetValueOrDefault(TransportAttributes.Overflow)?.StringValue);

    public bool TryGetHeader(string key, [NotNullWhen(true)] out object? value)
    {
        value = message.MessageAttributes?.GetValueOrDefault(key)?.StringValue ?? _overflow?.GetValueOrDefault(key);
        if (value is not null)
            return true;

        if (key.Equals(MessageHeaders.TransportMessageId, StringComparison.OrdinalIgnoreCase) || key.Equals(MessageHeaders.MessageId, StringComparison.OrdinalIgnoreCase))
        {
            value = message.MessageId;
        }
        else if (key.Equals(MessageHeaders.TransportSentTime, StringComparison.OrdinalIgnoreCase)
            && message.Attributes?.GetValueOrDefault(MessageSystemAttributeName.SentTimestamp) is { } sent
            && long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            value = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
        }

        return value is not null;
    }

    public IEnumerable<KeyValuePair<string, object>> GetAll()
    {
        foreach (var (name, attribute) in message.MessageAttributes ?? [])
        {
            if (attribute.StringValue is { } text && (name != TransportAttributes.Overflow || _overflow is null) && !Implementations.IsOfTheWay(name))
                yield return new(name, text);
        }

        foreach (var (name, text) in _overflow ?? [])
            yield return new(name, text);
    }
}
