using System.Text.Json;
using JadaReferral.Mailer.Feedback;

namespace JadaReferral.Mailer.Tests;

/// <summary>SES events as EventBridge delivers them, one of each documented type.</summary>
static class SesEvents
{
    public const string MessageId = "0101018f7c1e2a3b-5d7c1f0e-000000";

    public static readonly IReadOnlyDictionary<string, string> Bodies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Email Sent"] = """ "eventType": "Send", "send": {} """,
        ["Email Delivered"] = """ "eventType": "Delivery", "delivery": { "timestamp": "2026-03-02T17:30:03.101Z", "processingTimeMillis": 2689, "recipients": ["eric@puesto.example"], "smtpResponse": "250 2.0.0 OK", "reportingMTA": "a27-33.smtp-out.us-west-2.amazonses.com" } """,
        ["Email Delivery Delayed"] = """ "eventType": "DeliveryDelay", "deliveryDelay": { "timestamp": "2026-03-02T17:30:02.095Z", "delayType": "TransientCommunicationFailure", "expirationTime": "2026-03-03T07:30:00.412Z", "delayedRecipients": [ { "emailAddress": "eric@puesto.example", "status": "4.4.1", "diagnosticCode": "smtp; 421 4.4.1 Unable to connect" } ] } """,
        ["Email Bounced"] = """ "eventType": "Bounce", "bounce": { "bounceType": "Permanent", "bounceSubType": "NoEmail", "bouncedRecipients": [ { "emailAddress": "eric@puesto.example", "action": "failed", "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 user unknown" } ], "timestamp": "2026-03-02T17:30:04.002Z", "feedbackId": "f-1" } """,
        ["Email Complaint Received"] = """ "eventType": "Complaint", "complaint": { "complainedRecipients": [ { "emailAddress": "eric@puesto.example" } ], "timestamp": "2026-03-02T19:02:10.000Z", "feedbackId": "f-2", "complaintSubType": null, "complaintFeedbackType": "abuse", "userAgent": "ExampleFBL/1.0" } """,
        ["Email Rejected"] = """ "eventType": "Reject", "reject": { "reason": "Bad content" } """,
        ["Email Rendering Failed"] = """ "eventType": "Rendering Failure", "failure": { "templateName": "t", "errorMessage": "Attribute 'vendorName' is not present." } """,
        ["Email Opened"] = """ "eventType": "Open", "open": { "ipAddress": "198.51.100.7", "timestamp": "2026-03-02T18:10:19.652Z", "userAgent": "Mozilla/5.0" } """,
        ["Email Clicked"] = """ "eventType": "Click", "click": { "ipAddress": "198.51.100.7", "timestamp": "2026-03-02T18:11:01.570Z", "link": "https://go.example.com/", "linkTags": null } """,
        ["Email Subscribed"] = """ "eventType": "Subscription", "subscription": { "contactList": "vendors", "timestamp": "2026-03-02T20:00:17.910Z", "source": "UnsubscribeHeader" } """,
    };

    /// <summary>A whole event about the mail of <paramref name="approval"/>; without tags when that is null.</summary>
    public static string Json(string type, Guid? approval, string? body = null) => $$"""
        {
          "version": "0", "id": "{{Guid.NewGuid()}}", "detail-type": "{{type}}", "source": "aws.ses", "account": "111122223333",
          "time": "2026-03-02T17:30:05Z", "region": "us-west-2", "resources": [],
          "detail": {
            "mail": {
              "timestamp": "2026-03-02T17:30:00.412Z", "source": "JADA <crew@queenofsandiego.com>", "messageId": "{{MessageId}}",
              "destination": ["eric@puesto.example"], "headersTruncated": false,
              "tags": { "ses:configuration-set": ["outreach"]{{(approval is null ? "" : $", \"send_id\": [\"{approval:N}\"]")}} }
            },
            {{body ?? Bodies.GetValueOrDefault(type, "\"eventType\": \"New\"")}}
          }
        }
        """;

    public static SesEvent Event(string type, Guid? approval, string? body = null) =>
        JsonSerializer.Deserialize<SesEvent>(Json(type, approval, body))!;
}
