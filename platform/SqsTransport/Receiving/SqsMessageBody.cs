using System.Text;
using System.Text.Json;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// A message's text, read as JSON without a detour over bytes. Where a subscription lacks raw delivery the text is SNS's own envelope,
/// and the message is inside.
/// </summary>
sealed class SqsMessageBody(string? body) : MessageBody, JsonMessageBody
{
    readonly string _body = body ?? "";

    public long? Length => Encoding.UTF8.GetByteCount(_body);

    public Stream GetStream() => new MemoryStream(GetBytes(), writable: false);

    public byte[] GetBytes() => Encoding.UTF8.GetBytes(_body);

    public string GetString() => _body;

    public JsonElement? GetJsonElement(JsonSerializerOptions options)
    {
        if (_body.Length == 0)
            return null;

        var element = JsonSerializer.Deserialize<JsonElement>(_body, options);
        return IsNotification(element, out var message) ? JsonSerializer.Deserialize<JsonElement>(message, options) : element;
    }

    static bool IsNotification(JsonElement element, out string message)
    {
        message = "";
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("TopicArn", out _)
            || !element.TryGetProperty("Type", out var type) || !type.ValueEquals("Notification")
            || !element.TryGetProperty("Message", out var inner) || inner.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        message = inner.GetString()!;
        return true;
    }
}
