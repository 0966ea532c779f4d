using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using JadaReferral.Mailer.Sending;

namespace JadaReferral.Mailer.Feedback;

/// <summary>What an SES event says, as far as it is known.</summary>
enum FeedbackKind
{
    Sent,
    Delivered,
    Delayed,
    Bounced,
    Complained,
    Rejected,
    RenderingFailed,

    /// <summary>Opens, clicks and subscriptions: our configuration set asks for none of them.</summary>
    NotAskedFor,

    /// <summary>A type that AWS had not documented when this was written.</summary>
    Unknown,
}

/// <summary>One SES event, read.</summary>
sealed record SesEventReading
{
    public required FeedbackKind Kind { get; init; }

    /// <summary>The approval in our tag; null when the mail is not ours or carries no tags.</summary>
    public Guid? ApprovalId { get; init; }

    public string? MessageId { get; init; }

    /// <summary>When it happened: SES's inner time, which has milliseconds, or else EventBridge's.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When SES took the mail: the same in every event about it, so the order in which they come does not matter.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Bounce, delay or complaint type; the reason of a rejection.</summary>
    public string? Type { get; init; }

    /// <summary>What a server answered.</summary>
    public string? Diagnostic { get; init; }

    /// <summary>When SES gives up on a delayed mail.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A bounce that will not go away.</summary>
    public bool Permanent { get; init; }

    /// <summary>Reads an event. Members that are missing are null: a reader of feedback never fails on what it does not need.</summary>
    public static SesEventReading Of(SesEvent sesEvent, DateTimeOffset now)
    {
        var (kind, name) = sesEvent.DetailType switch
        {
            "Email Sent" => (FeedbackKind.Sent, "send"),
            "Email Delivered" => (FeedbackKind.Delivered, "delivery"),
            "Email Delivery Delayed" => (FeedbackKind.Delayed, "deliveryDelay"),
            "Email Bounced" => (FeedbackKind.Bounced, "bounce"),
            "Email Complaint Received" => (FeedbackKind.Complained, "complaint"),
            "Email Rejected" => (FeedbackKind.Rejected, "reject"),
            "Email Rendering Failed" => (FeedbackKind.RenderingFailed, "failure"),
            "Email Opened" => (FeedbackKind.NotAskedFor, "open"),
            "Email Clicked" => (FeedbackKind.NotAskedFor, "click"),
            "Email Subscribed" => (FeedbackKind.NotAskedFor, "subscription"),
            _ => (FeedbackKind.Unknown, ""),
        };
        var mail = Member(sesEvent.Detail, "mail");
        var body = Member(sesEvent.Detail, name);
        var listed = kind switch
        {
            FeedbackKind.Bounced => Items(body, "bouncedRecipients"),
            FeedbackKind.Complained => Items(body, "complainedRecipients"),
            FeedbackKind.Delayed => Items(body, "delayedRecipients"),
            _ => [],
        };
        return new SesEventReading
        {
            Kind = kind,
            ApprovalId = Approval(mail),
            MessageId = Text(mail, "messageId"),
            OccurredAt = Time(body, "timestamp") ?? Time(mail, "timestamp") ?? sesEvent.Time ?? now,
            AcceptedAt = Time(mail, "timestamp") ?? Time(body, "timestamp") ?? sesEvent.Time ?? now,
            Recipients = Addressed(listed, mail),
            Type = kind switch
            {
                FeedbackKind.Bounced => $"{Text(body, "bounceType") ?? "Undetermined"}/{Text(body, "bounceSubType") ?? "Undetermined"}",
                FeedbackKind.Delayed => Text(body, "delayType") ?? "Undetermined",
                FeedbackKind.Complained => Text(body, "complaintFeedbackType") ?? Text(body, "complaintSubType"),
                FeedbackKind.Rejected => Text(body, "reason"),
                FeedbackKind.RenderingFailed => Text(body, "errorMessage"),
                _ => null,
            },
            Diagnostic = listed.Select(recipient => Text(recipient, "diagnosticCode")).FirstOrDefault(answer => answer is not null) ?? Text(body, "smtpResponse"),
            ExpiresAt = Time(body, "expirationTime"),
            Permanent = Text(body, "bounceType") == "Permanent",
        };
    }

    static List<string> Addressed(IReadOnlyList<JsonElement> listed, JsonElement mail)
    {
        var named = listed.Select(recipient => Text(recipient, "emailAddress")).OfType<string>().ToList();
        if (named.Count == 0)
            named = [.. Items(mail, "destination").Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
        return [.. named.Select(Bare)];
    }

    /// <summary>SES repeats a recipient as it stood in the mail, at times with a display name; suppressed is the address.</summary>
    static string Bare(string recipient) => MailAddress.TryCreate(recipient, out var address) ? address.Address : recipient;

    static Guid? Approval(JsonElement mail) =>
        Items(Member(mail, "tags"), SesClient.SendTag) is [{ ValueKind: JsonValueKind.String } tag, ..] && Guid.TryParseExact(tag.GetString(), "N", out var approval)
            ? approval
            : null;

    static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    static IReadOnlyList<JsonElement> Items(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    static DateTimeOffset? Time(JsonElement json, string name) =>
        DateTimeOffset.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
