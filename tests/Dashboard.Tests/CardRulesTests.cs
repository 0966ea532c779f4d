using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;

namespace JadaReferral.Dashboard.Tests;

public sealed class CardRulesTests
{
    static DateTimeOffset Now => Cards.Now;

    [Fact]
    public void Asking_for_approval_pins_the_newest_drafts_and_owes_one_request()
    {
        var change = Cards.Accepted(CardRules.RequestApproval(Cards.Open("puesto", "boardbrew"), new Dictionary<string, long> { ["puesto"] = 4 }, "ann", Now));

        var request = Assert.IsType<ApprovalRequested>(Assert.Single(change.Events));
        Assert.Equal([new DraftReference("puesto", 4), new DraftReference("boardbrew", 1)], request.Drafts);
        Assert.Equal(CardStatus.Previewing, change.Card.Status);
        Assert.Equal(1, request.PreviewVersion);
    }

    [Fact]
    public void A_published_preview_makes_the_card_ready_once()
    {
        var card = Cards.Previewing("puesto");
        var message = Cards.Published(card);

        var ready = CardRules.PreviewPublished(card, message, Now)!.Card;

        Assert.Equal(CardStatus.Ready, ready.Status);
        Assert.Equal(Cards.Hash("puesto", 1), ready.Emails[0].ContentHash);
        Assert.Null(CardRules.PreviewPublished(ready, message, Now));
    }

    [Fact]
    public void A_preview_of_an_earlier_request_that_arrives_late_is_passed_over()
    {
        var first = Cards.Previewing("puesto");
        var second = Cards.Accepted(CardRules.RequestApproval(first, new Dictionary<string, long> { ["puesto"] = 2 }, "ann", Now)).Card;

        Assert.Null(CardRules.PreviewPublished(second, Cards.Published(first), Now));
        Assert.Null(CardRules.PreviewFailed(second, Failed(first), Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_completed_invalidation_is_kept_whether_it_is_heard_before_its_preview_or_after(bool early)
    {
        var card = Cards.Previewing("a");
        var published = Cards.Published(card);
        var completed = new PreviewInvalidated
        {
            CardId = card.TaskId,
            PreviewVersion = published.PreviewVersion,
            InvalidationId = published.InvalidationId,
            CompletedAt = Cards.Now.AddSeconds(3),
        };

        var shown = early
            ? CardRules.PreviewPublished(CardRules.PreviewInvalidated(card, completed)!.Card, published, Cards.Now)!.Card
            : CardRules.PreviewInvalidated(CardRules.PreviewPublished(card, published, Cards.Now)!.Card, completed)!.Card;

        Assert.Equal(completed.CompletedAt, shown.Preview!.InvalidatedAt);
        Assert.Null(shown.EarlyInvalidation);
        Assert.Null(CardRules.PreviewInvalidated(shown, completed));
        Assert.Null(CardRules.PreviewInvalidated(shown, completed with { InvalidationId = "of an earlier page" }));
    }

    [Fact]
    public void A_failed_preview_opens_the_card_again_and_says_why()
    {
        var card = Cards.Previewing("puesto");

        var failed = CardRules.PreviewFailed(card, Failed(card), Now)!.Card;

        Assert.Equal(CardStatus.Open, failed.Status);
        Assert.Equal("The template is broken.", failed.Preview?.Failure);
        Assert.Contains("The template is broken.", failed.History[^1].What, StringComparison.Ordinal);
        Assert.Null(CardRules.PreviewFailed(failed, Failed(card), Now));
    }

    [Fact]
    public void Approving_owes_one_event_for_each_email_with_what_was_shown()
    {
        var change = Cards.Approved("puesto", "boardbrew", "wholefoods");

        var events = change.Events.Cast<EmailApproved>().ToList();
        Assert.Equal(["puesto", "boardbrew", "wholefoods"], events.Select(approved => approved.EmailId));
        Assert.All(events, approved => Assert.Equal(Cards.Hash(approved.EmailId, 1), approved.ContentHash));
        Assert.Equal(3, events.Select(approved => approved.ApprovalId).Distinct().Count());
        Assert.All(events, approved => Assert.Equal(Now.AddSeconds(60), approved.NotBefore));
        Assert.Equal(CardStatus.Approved, change.Card.Status);
    }

    [Fact]
    public void Approving_again_sends_nothing_and_says_so()
    {
        var approved = Cards.Approved("puesto").Card;

        var again = CardRules.Approve(approved, Cards.Contents(approved), Cards.By("cleo"));

        Assert.Equal("already-approved", again.Refusal?.Code);
        Assert.Contains("approved by ben", again.Refusal?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "some other hash")]
    [InlineData(2, null)]
    public void Approving_another_hash_or_version_than_the_card_shows_is_refused(long version, string? hash)
    {
        var card = Cards.Ready("puesto");

        var refused = CardRules.Approve(card, [new ApprovedContent("puesto", version, hash ?? Cards.Hash("puesto", 1))], Cards.By("ben"));

        Assert.Equal("stale-approval", refused.Refusal?.Code);
    }

    [Fact]
    public void Nothing_is_approved_when_one_of_several_is_stale()
    {
        var card = Cards.Ready("puesto", "boardbrew");

        var refused = CardRules.Approve(
            card, [Cards.Contents(card)[0], new ApprovedContent("boardbrew", 1, "stale")], Cards.By("ben"));

        Assert.Equal("stale-approval", refused.Refusal?.Code);
        Assert.Null(refused.Value);
    }

    [Fact]
    public void A_blocking_finding_forbids_approval()
    {
        var card = Cards.Previewing("puesto");
        card = CardRules.PreviewPublished(card, Cards.Published(card, new PreflightFinding("P30", "block", "The link is another vendor's.")), Now)!.Card;

        var refused = CardRules.Approve(card, Cards.Contents(card), Cards.By("ben"));

        Assert.Equal("blocked", refused.Refusal?.Code);
        Assert.Contains("The link is another vendor's.", refused.Refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_two_persons_the_last_editor_may_not_approve_and_another_may()
    {
        var card = Cards.Ready("puesto");
        var latest = ("puesto", new LatestDraft(1, "ann", null));

        Assert.Equal("second-person", CardRules.Approve(card, Cards.Contents(card), Cards.By("ann", secondPerson: true, latest: latest)).Refusal?.Code);
        Assert.Null(CardRules.Approve(card, Cards.Contents(card), Cards.By("ben", secondPerson: true, latest: latest)).Refusal);
    }

    [Fact]
    public void A_preview_can_be_too_old_to_approve()
    {
        var card = Cards.Ready("puesto");
        var day = TimeSpan.FromDays(1);

        Assert.Null(CardRules.Approve(card, Cards.Contents(card), Cards.By("ben", expireAfter: day, at: Now + day)).Refusal);
        Assert.Equal("preview-expired", CardRules.Approve(card, Cards.Contents(card), Cards.By("ben", expireAfter: day, at: Now + day + TimeSpan.FromSeconds(1))).Refusal?.Code);
    }

    [Fact]
    public void An_approval_can_say_until_when_its_email_may_leave()
    {
        var card = Cards.Ready("puesto");

        var change = Cards.Accepted(CardRules.Approve(card, Cards.Contents(card), Cards.By("ben", sendWithin: TimeSpan.FromDays(1))));

        Assert.Equal(Now.AddDays(1), Assert.IsType<EmailApproved>(Assert.Single(change.Events)).ExpiresAt);
    }

    [Fact]
    public void An_email_that_another_card_decides_about_is_refused()
    {
        var card = Cards.Ready("puesto");

        var refused = CardRules.Approve(card, Cards.Contents(card), Cards.By("ben", latest: ("puesto", new LatestDraft(1, "ann", "anothercard"))));

        Assert.Equal("other-card", refused.Refusal?.Code);
    }

    [Fact]
    public void An_edit_voids_what_was_rendered()
    {
        var card = Cards.Ready("puesto");

        var edited = CardRules.DraftEdited(card, Edited("puesto", 2), Now)!.Card;

        Assert.Equal(EmailState.Draft, edited.Emails[0].State);
        Assert.Equal(CardStatus.Open, edited.Status);
        Assert.Equal("not-previewed", CardRules.Approve(edited, Cards.Contents(card), Cards.By("ben")).Refusal?.Code);
    }

    [Fact]
    public void An_edit_of_something_approved_cancels_it_and_leaves_nothing_to_approve()
    {
        var approved = Cards.Approved("puesto").Card;

        var edited = CardRules.DraftEdited(approved, Edited("puesto", 2), Now)!;

        var cancel = Assert.IsType<CancelSend>(Assert.Single(edited.Events));
        Assert.Equal(approved.Emails[0].ApprovalId, cancel.ApprovalId);
        var undone = CardRules.EmailCancelled(edited.Card, Cancelled(edited.Card), Now)!.Card;
        Assert.Equal(EmailState.Draft, undone.Emails[0].State);
        Assert.Contains("cleo edited it to version 2", undone.Emails[0].Reason, StringComparison.Ordinal);
        Assert.Null(CardRules.DraftEdited(edited.Card with { Emails = undone.Emails }, Edited("puesto", 2), Now));
    }

    [Fact]
    public void A_cancelled_approval_can_be_given_again_under_another_id()
    {
        var approved = Cards.Approved("puesto").Card;
        var cancelling = Cards.Accepted(CardRules.Cancel(approved, ["puesto"], "ben", Now)).Card;
        var undone = CardRules.EmailCancelled(cancelling, Cancelled(cancelling), Now)!.Card;

        Assert.Equal(CardStatus.Ready, undone.Status);
        var again = Cards.Accepted(CardRules.Approve(undone, Cards.Contents(undone), Cards.By("ben", at: Now.AddMinutes(1))));
        Assert.NotEqual(approved.Emails[0].ApprovalId, ((EmailApproved)again.Events[0]).ApprovalId);
    }

    [Fact]
    public void A_cancellation_that_comes_too_late_is_told_and_the_mail_counts_as_sent()
    {
        var approved = Cards.Approved("puesto").Card;
        var cancelling = Cards.Accepted(CardRules.Cancel(approved, ["puesto"], "ben", Now)).Card;

        var refused = CardRules.CancellationRefused(cancelling, Refused(cancelling), Now)!.Card;
        var sent = CardRules.EmailSent(refused, Sent(refused), Now)!.Card;

        Assert.Equal(EmailState.Approved, refused.Emails[0].State);
        Assert.Equal(CardStatus.Done, sent.Status);
    }

    [Fact]
    public void Sent_twice_is_told_once_and_sent_wins_over_failed()
    {
        var approved = Cards.Approved("puesto").Card;
        var unknown = CardRules.EmailFailed(approved, NotSent(approved, "unknown"), Now)!.Card;
        Assert.Equal(CardStatus.Failed, unknown.Status);

        var sent = CardRules.EmailSent(unknown, Sent(approved), Now)!.Card;

        Assert.Equal(CardStatus.Done, sent.Status);
        Assert.Null(CardRules.EmailSent(sent, Sent(approved), Now));
        Assert.Null(CardRules.EmailFailed(sent, NotSent(approved, "failed"), Now));
    }

    [Fact]
    public void A_failure_of_an_approval_that_is_no_longer_in_force_is_passed_over()
    {
        var approved = Cards.Approved("puesto").Card;
        var other = NotSent(approved, "failed") with { ApprovalId = Guid.NewGuid() };

        Assert.Null(CardRules.EmailFailed(approved, other, Now));
    }

    [Fact]
    public void An_unsettled_email_can_not_be_approved_again()
    {
        var approved = Cards.Approved("puesto").Card;
        var unknown = CardRules.EmailFailed(approved, NotSent(approved, "unknown"), Now)!.Card;

        Assert.Equal("unsettled", CardRules.Approve(unknown, Cards.Contents(unknown), Cards.By("ben")).Refusal?.Code);
        Assert.Equal("nothing-to-preview", CardRules.RequestApproval(unknown, new Dictionary<string, long>(), "ann", Now).Refusal?.Code);
    }

    [Fact]
    public void Some_sent_and_some_waiting_is_sending_and_all_decided_is_done()
    {
        var card = Cards.Approved("puesto", "boardbrew").Card;

        var half = CardRules.EmailSent(card, Sent(card), Now)!.Card;
        var all = CardRules.EmailSent(half, Sent(half, 1), Now)!.Card;

        Assert.Equal(CardStatus.Sending, half.Status);
        Assert.Equal(CardStatus.Done, all.Status);
    }

    [Fact]
    public void Rejecting_needs_a_reason_and_rejecting_everything_rejects_the_card()
    {
        var card = Cards.Ready("puesto", "boardbrew");

        Assert.Equal("no-reason", CardRules.Reject(card, ["puesto"], " ", "ben", Now).Refusal?.Code);
        var one = Cards.Accepted(CardRules.Reject(card, ["puesto"], "Too long.", "ben", Now)).Card;
        var all = Cards.Accepted(CardRules.Reject(one, ["boardbrew"], "Wrong tone.", "ben", Now)).Card;

        Assert.Equal(CardStatus.Ready, one.Status);
        Assert.Equal(CardStatus.Rejected, all.Status);
        Assert.Equal("rejected", CardRules.Approve(all, Cards.Contents(card), Cards.By("ben")).Refusal?.Code);
    }

    [Fact]
    public void Going_back_to_an_older_preview_lets_that_be_approved_although_there_is_a_newer_draft()
    {
        var first = Cards.Ready("puesto");
        var edited = CardRules.DraftEdited(first, Edited("puesto", 2), Now)!.Card;
        var second = Cards.Accepted(CardRules.RequestApproval(edited, new Dictionary<string, long> { ["puesto"] = 2 }, "ann", Now)).Card;
        second = CardRules.PreviewPublished(second, Cards.Published(second), Now)!.Card;

        var asked = Cards.Accepted(CardRules.RequestRollback(second, 1, new Dictionary<string, long> { ["puesto"] = 2 }, "ann", Now));
        var request = Assert.IsType<PreviewRollbackRequested>(Assert.Single(asked.Events));
        var back = CardRules.PreviewRolledBack(asked.Card, RolledBack(request, Cards.Published(first).Emails), Now)!.Card;

        Assert.Equal(1, back.Preview?.Version);
        Assert.Equal(1, back.Emails[0].DraftVersion);
        var latest = ("puesto", new LatestDraft(2, "cleo", null));
        Assert.Null(CardRules.Approve(back, Cards.Contents(back), Cards.By("ben", latest: latest)).Refusal);
        Assert.Equal("stale-approval", CardRules.Approve(back, Cards.Contents(back), Cards.By("ben", latest: ("puesto", new LatestDraft(3, "cleo", null)))).Refusal?.Code);
        Assert.Equal(3, Cards.Accepted(CardRules.RequestApproval(back, new Dictionary<string, long>(), "ann", Now)).Card.Preview?.Version);
    }

    [Fact]
    public void Feedback_in_any_order_and_twice_ends_in_the_weightiest()
    {
        var card = Cards.Approved("puesto").Card;
        card = CardRules.EmailSent(card, Sent(card), Now)!.Card;
        string[] kinds = [MailFeedback.Delivered, MailFeedback.Complained, MailFeedback.Delayed, MailFeedback.Delivered, MailFeedback.Bounced];

        foreach (var kind in kinds)
            card = CardRules.Feedback(card, new MailFeedback("puesto", card.Emails[0].ApprovalId!.Value, kind, Now, kind), Now)?.Card ?? card;

        Assert.Equal(MailFeedback.Complained, card.Emails[0].Feedback);
        Assert.Equal(CardStatus.Done, card.Status);
    }

    static PreviewFailed Failed(TaskCard card) => new()
    {
        RequestId = card.Preview!.RequestId,
        CardId = card.TaskId,
        PreviewVersion = card.Preview.Version,
        FailedAt = Now,
        Reason = "The template is broken.",
    };

    static DraftEdited Edited(string emailId, long version) =>
        new() { EditId = Guid.NewGuid(), EmailId = emailId, Vendor = emailId, DraftVersion = version, EditedBy = "cleo", EditedAt = Now };

    static EmailSent Sent(TaskCard card, int index = 0) => new()
    {
        ApprovalId = card.Emails[index].ApprovalId!.Value,
        CardId = card.TaskId,
        EmailId = card.Emails[index].EmailId,
        Vendor = card.Emails[index].Vendor,
        ContentHash = card.Emails[index].ContentHash!,
        SesMessageId = "ses-1",
        SentAt = Now,
    };

    static EmailFailed NotSent(TaskCard card, string outcome) => new()
    {
        ApprovalId = card.Emails[0].ApprovalId!.Value,
        CardId = card.TaskId,
        EmailId = card.Emails[0].EmailId,
        Vendor = card.Emails[0].Vendor,
        ContentHash = card.Emails[0].ContentHash!,
        Outcome = outcome,
        Code = "timeout",
        Reason = "SES did not answer.",
        FailedAt = Now,
    };

    static EmailCancelled Cancelled(TaskCard card) => new()
    {
        ApprovalId = card.Emails[0].ApprovalId!.Value,
        CardId = card.TaskId,
        EmailId = card.Emails[0].EmailId,
        Vendor = card.Emails[0].Vendor,
        ContentHash = card.Emails[0].ContentHash!,
        CancelledBy = "ben",
        CancelledAt = Now,
    };

    static CancellationRefused Refused(TaskCard card) => new()
    {
        ApprovalId = card.Emails[0].ApprovalId!.Value,
        CardId = card.TaskId,
        EmailId = card.Emails[0].EmailId,
        Vendor = card.Emails[0].Vendor,
        CancelledBy = "ben",
        State = "sending",
        Reason = "It was on its way already.",
        RefusedAt = Now,
    };

    static PreviewRolledBack RolledBack(PreviewRollbackRequested request, IReadOnlyList<RenderedEmail> emails) => new()
    {
        RequestId = request.RequestId,
        CardId = request.CardId,
        PreviewVersion = request.PreviewVersion,
        RolledBackBy = request.RequestedBy,
        RolledBackAt = Now,
        VersionUrl = "http://edge/previews/1",
        Url = "http://edge/vendor-referral-preview.html",
        InvalidationId = "I2",
        Emails = emails,
    };
}
