using System.Globalization;
using System.Text.Json.Nodes;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Local.SesEvents;

/// <summary>What SES says in an event about a mail of ours.</summary>
static class SesEventDetail
{
    /// <summary>The event's <c>detail</c>. A mail that SES has not taken yet gets a message id that is made from its approval, the same each time.</summary>
    public static JsonObject Of(SesEventType type, EmailSend send, DateTimeOffset now) => new()
    {
        ["eventType"] = type.EventType,
        ["mail"] = new JsonObject
        {
            ["timestamp"] = Time(send.SentAt ?? now),
            ["source"] = "crew@queenofsandiego.com",
            ["sendingAccountId"] = "000000000000",
            ["messageId"] = send.SesMessageId ?? $"local-{send.ApprovalId:N}",
            ["destination"] = send.Recipient is { } recipient ? new JsonArray(recipient) : [],
            ["headersTruncated"] = false,
            ["tags"] = new JsonObject
            {
                ["send_id"] = new JsonArray(send.ApprovalId.ToString("N")),
                ["card_id"] = new JsonArray(send.CardId),
                ["vendor_id"] = new JsonArray(send.Vendor),
            },
        },
        [type.Member] = type.Body(send.Recipient, Time(now)),
    };

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
