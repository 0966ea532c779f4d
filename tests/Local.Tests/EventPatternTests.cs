using System.Text.Json;
using JadaReferral.Local.Standins;

namespace JadaReferral.Local.Tests;

public sealed class EventPatternTests
{
    const string Bounce = """
        { "source": "aws.ses", "detail-type": "Email Bounced",
          "detail": { "mail": { "tags": { "ses:configuration-set": ["outreach"], "send_id": ["9b0e"] } },
                      "bounce": { "bounceType": "Permanent", "recipients": [{ "status": "5.1.1" }, { "status": "5.2.2" }] } } }
        """;

    [Theory]
    [InlineData("""{ "source": ["aws.ses"] }""", true)]
    [InlineData("""{ "source": ["aws.s3", "aws.ses"] }""", true)]
    [InlineData("""{ "source": ["aws.s3"] }""", false)]
    [InlineData("""{ "source": ["aws.ses"], "detail-type": ["Email Sent"] }""", false)]
    [InlineData("""{ "source": [{ "prefix": "aws." }] }""", true)]
    [InlineData("""{ "source": [{ "prefix": "ses" }] }""", false)]
    [InlineData("""{ "detail-type": [{ "suffix": "Bounced" }] }""", true)]
    [InlineData("""{ "detail-type": [{ "equals-ignore-case": "email bounced" }] }""", true)]
    [InlineData("""{ "detail-type": [{ "anything-but": ["Email Sent", "Email Opened"] }] }""", true)]
    [InlineData("""{ "detail-type": [{ "anything-but": "Email Bounced" }] }""", false)]
    [InlineData("""{ "detail": { "mail": { "tags": { "ses:configuration-set": ["outreach"] } } } }""", true)]
    [InlineData("""{ "detail": { "mail": { "tags": { "ses:configuration-set": ["other"] } } } }""", false)]
    [InlineData("""{ "detail": { "complaint": [{ "exists": false }] } }""", true)]
    [InlineData("""{ "detail": { "mail": { "tags": { "send_id": [{ "exists": true }] } } } }""", true)]
    [InlineData("""{ "detail": { "bounce": { "recipients": { "status": ["5.2.2"] } } } }""", true)]
    [InlineData("""{ "detail": { "bounce": { "recipients": { "status": ["4.0.0"] } } } }""", false)]
    [InlineData("""{ "detail": { "absent": { "deeper": ["x"] } } }""", false)]
    public void A_pattern_matches_as_EventBridge_would(string pattern, bool matches)
    {
        using var parsed = JsonDocument.Parse(pattern);
        using var happened = JsonDocument.Parse(Bounce);

        Assert.Equal(matches, EventPattern.Parse(parsed.RootElement).Matches(happened.RootElement));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "source": "aws.ses" }""")]
    [InlineData("""{ "source": [] }""")]
    [InlineData("""{ "detail": { "size": [{ "numeric": [">", 5] }] } }""")]
    public void A_pattern_that_cannot_be_matched_here_is_refused(string pattern)
    {
        using var parsed = JsonDocument.Parse(pattern);

        Assert.Throws<FormatException>(() => EventPattern.Parse(parsed.RootElement));
    }

    [Theory]
    [InlineData("aws.ses", "Email Sent", true)]
    [InlineData("aws.ses", "Email Complaint Received", true)]
    [InlineData("aws.ses", "Email Teleported", true)]
    [InlineData("jada", "Email Sent", false)]
    public void The_rule_for_feedback_takes_all_that_SES_says_and_nothing_else(string source, string detailType, bool taken)
    {
        using var happened = JsonDocument.Parse(JsonSerializer.Serialize(new Dictionary<string, string> { ["source"] = source, ["detail-type"] = detailType }));

        Assert.Equal(taken ? ["mailer-ses-events"] : [], EventRules.Load().QueuesFor(happened.RootElement));
    }
}
