using System.Text.Json;
using System.Text.Json.Serialization;

namespace JadaReferral.Mailer.Feedback;

/// <summary>An event of SES as EventBridge puts it into the queue: the only place, with <see cref="SesEventReading"/>, that knows AWS's shape.</summary>
public sealed record SesEvent
{
    /// <summary>EventBridge's id of this event.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>E.g. <c>Email Bounced</c>.</summary>
    [JsonPropertyName("detail-type")]
    public string? DetailType { get; init; }

    /// <summary><c>aws.ses</c>.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>When EventBridge had it, whole seconds.</summary>
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; init; }

    /// <summary>SES's record: <c>eventType</c>, <c>mail</c>, and an object named for the type.</summary>
    [JsonPropertyName("detail")]
    public JsonElement Detail { get; init; }
}
