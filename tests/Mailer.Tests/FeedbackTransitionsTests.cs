using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Feedback;

namespace JadaReferral.Mailer.Tests;

public sealed class FeedbackTransitionsTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);
    static readonly Guid Approval = Guid.Parse("7e0c0b7a-6a0e-4c1e-9b54-0d6a4b6f1a01");

    [Theory]
    [InlineData("Email Sent", "Email Delivery Delayed", "Email Delivered", "Email Bounced")]
    [InlineData("Email Sent", "Email Delivered", "Email Bounced", "Email Complaint Received")]
    [InlineData("Email Sent", "Email Delivered", "Email Rejected", "Email Complaint Received")]
    public void Events_in_any_order_and_twice_end_in_one_state(params string[] types)
    {
        foreach (var start in new[] { SendStates.Sending, SendStates.Unknown, SendStates.Sent })
        {
            var ends = Permutations(types).Select(order => End(start, [.. order, .. order])).Distinct().ToList();
            Assert.Single(ends);
        }
    }

    [Theory]
    [InlineData(SendStates.Approved)]
    [InlineData(SendStates.Sending)]
    [InlineData(SendStates.Unknown)]
    [InlineData(SendStates.Failed)]
    public void Any_event_about_a_mail_proves_that_it_was_sent(string state) =>
        Assert.Equal(SendStates.Sent, End(state, ["Email Delivered"]).State);

    [Fact]
    public void The_earliest_time_of_a_kind_stays()
    {
        var later = SesEventReading.Of(SesEvents.Event("Email Delivered", Approval, SesEvents.Bodies["Email Delivered"].Replace("17:30:03", "18:30:03", StringComparison.Ordinal)), Now);
        var first = SesEventReading.Of(SesEvents.Event("Email Delivered", Approval), Now);

        var row = FeedbackTransitions.Apply(FeedbackTransitions.Apply(Row(SendStates.Sent), later, Now)!, first, Now)!;

        Assert.Equal(first.OccurredAt, row.DeliveredAt);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "detail-type": "Email Bounced" }""")]
    [InlineData("""{ "detail-type": "Email Bounced", "detail": { "mail": { "tags": { "send_id": "not a list" } }, "bounce": [] } }""")]
    [InlineData("""{ "detail-type": "Email Delivered", "detail": { "mail": null, "delivery": { "timestamp": "never" } } }""")]
    public void An_event_with_missing_or_odd_members_is_read_as_far_as_it_goes(string json)
    {
        var read = SesEventReading.Of(System.Text.Json.JsonSerializer.Deserialize<SesEvent>(json)!, Now);

        Assert.Null(read.ApprovalId);
        Assert.Equal(Now, read.OccurredAt);
        Assert.Empty(read.Recipients);
    }

    static EmailSend End(string start, IEnumerable<string> types) =>
        types.Aggregate(Row(start), (row, type) => FeedbackTransitions.Apply(row, SesEventReading.Of(SesEvents.Event(type, Approval), Now), Now) ?? row);

    static EmailSend Row(string state) => new()
    {
        ApprovalId = Approval,
        CardId = "card-1",
        EmailId = "puesto-referral",
        Vendor = "puesto",
        ContentHash = new string('a', 64),
        ApprovedBy = "owner",
        ApprovedAt = Now,
        State = state,
        Version = 3,
        StateAt = Now,
        Due = EmailSend.IsDue,
        DueAt = Now,
        SentAt = state == SendStates.Sent ? Now : null,
    };

    static IEnumerable<IReadOnlyList<string>> Permutations(string[] items) =>
        items.Length <= 1
            ? [items]
            : items.SelectMany((item, at) => Permutations([.. items.Take(at), .. items.Skip(at + 1)]).Select(rest => (IReadOnlyList<string>)[item, .. rest]));
}
