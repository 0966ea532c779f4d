using System.Text.Json.Nodes;

namespace JadaReferral.Local.SesEvents;

/// <summary>An event that SES tells about a mail: EventBridge's name for it, SES's own, and what is in it beside the mail.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="DetailType">EventBridge's detail type.</param>
/// <param name="EventType">SES's word for the same.</param>
/// <param name="Member">The member of the event that is named for its type.</param>
/// <param name="Body">That member, for a recipient and a time in ISO 8601.</param>
sealed record SesEventType(string Name, string DetailType, string EventType, string Member, Func<string?, string, JsonObject> Body)
{
    /// <summary>Every type that AWS documents; a bounce in both of its meanings.</summary>
    public static readonly IReadOnlyList<SesEventType> All =
    [
        new("sent", "Email Sent", "Send", "send", (_, _) => []),
        new("delivered", "Email Delivered", "Delivery", "delivery", (recipient, at) => new()
        {
            ["timestamp"] = at,
            ["processingTimeMillis"] = 546,
            ["recipients"] = Addresses(recipient),
            ["smtpResponse"] = "250 2.6.0 Message received",
            ["reportingMTA"] = "a8-70.smtp-out.amazonses.com",
        }),
        new("delayed", "Email Delivery Delayed", "DeliveryDelay", "deliveryDelay", (recipient, at) => new()
        {
            ["timestamp"] = at,
            ["delayType"] = "MailboxFull",
            ["delayedRecipients"] = Recipients(recipient, ("status", "4.2.2"), ("diagnosticCode", "smtp; 452 4.2.2 The mailbox is full")),
        }),
        new("bounced", "Email Bounced", "Bounce", "bounce", (recipient, at) => Bounce(recipient, at, "Permanent", "General", "5.1.1", "smtp; 550 5.1.1 user unknown")),
        new("soft-bounced", "Email Bounced", "Bounce", "bounce", (recipient, at) => Bounce(recipient, at, "Transient", "MailboxFull", "4.2.2", "smtp; 452 4.2.2 The mailbox is full")),
        new("complained", "Email Complaint Received", "Complaint", "complaint", (recipient, at) => new()
        {
            ["complainedRecipients"] = Recipients(recipient),
            ["timestamp"] = at,
            ["feedbackId"] = Guid.NewGuid().ToString(),
            ["complaintFeedbackType"] = "abuse",
        }),
        new("rejected", "Email Rejected", "Reject", "reject", (_, _) => new() { ["reason"] = "Bad content" }),
        new("rendering-failed", "Email Rendering Failed", "Rendering Failure", "failure", (_, _) => new() { ["templateName"] = "none", ["errorMessage"] = "Attribute 'name' is not present." }),
        new("opened", "Email Opened", "Open", "open", (_, at) => new() { ["ipAddress"] = "192.0.2.1", ["timestamp"] = at, ["userAgent"] = "Mozilla/5.0" }),
        new("clicked", "Email Clicked", "Click", "click", (_, at) => new() { ["ipAddress"] = "192.0.2.1", ["timestamp"] = at, ["userAgent"] = "Mozilla/5.0", ["link"] = "https://queenofsandiego.com/" }),
        new("subscribed", "Email Subscribed", "Subscription", "subscription", (_, at) => new() { ["contactList"] = "vendors", ["timestamp"] = at, ["source"] = "UnsubscribeHeader" }),
    ];

    static JsonObject Bounce(string? recipient, string at, string type, string subType, string status, string diagnostic) => new()
    {
        ["bounceType"] = type,
        ["bounceSubType"] = subType,
        ["bouncedRecipients"] = Recipients(recipient, ("action", "failed"), ("status", status), ("diagnosticCode", diagnostic)),
        ["timestamp"] = at,
        ["feedbackId"] = Guid.NewGuid().ToString(),
    };

    static JsonArray Addresses(string? recipient) => recipient is null ? [] : [recipient];

    static JsonArray Recipients(string? recipient, params ReadOnlySpan<(string Name, string Value)> members)
    {
        if (recipient is null)
            return [];
        var one = new JsonObject { ["emailAddress"] = recipient };
        foreach (var (name, value) in members)
            one[name] = value;
        return [one];
    }
}
