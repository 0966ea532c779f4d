using JadaReferral.Contracts.Emails;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>A card after a decision, and the messages it owes for it.</summary>
public sealed record CardChange(TaskCard Card, IReadOnlyList<object> Events)
{
    public CardChange(TaskCard card)
        : this(card, [])
    {
    }
}

/// <summary>What an approver approves: one email as it was rendered.</summary>
public sealed record ApprovedContent(string EmailId, long DraftVersion, string ContentHash);

/// <summary>How approvals are given. Section <c>Approvals</c>.</summary>
public sealed class ApprovalOptions
{
    /// <summary>Between approval and sending, time to cancel. Zero sends at once. Default: 60 seconds.</summary>
    [System.ComponentModel.DataAnnotations.Range(typeof(TimeSpan), "00:00:00", "24:00:00")]
    public TimeSpan UndoWindow { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether whoever edited an email last may not approve it. Default: no.</summary>
    public bool SecondPerson { get; set; }

    /// <summary>How long after rendering an email can be approved; null is for ever, the default.</summary>
    [System.ComponentModel.DataAnnotations.Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan? ExpireAfter { get; set; }
}

/// <summary>How a card changes; pure. Each rule answers the card as it would be, or why not. Rules for messages answer null when there is nothing to do.</summary>
static class CardRules
{
    const string Previews = "previews";
    const string Mailer = "mailer";

    /// <summary>Asks for a preview of every email that has not been approved or sent, at the versions in <paramref name="latest"/>.</summary>
    public static Outcome<CardChange> RequestApproval(TaskCard card, IReadOnlyDictionary<string, long> latest, string by, DateTimeOffset now)
    {
        if (card.Emails.Count == 0)
            return Refusal.Conflict("no-emails", "This card has no emails to preview. Add a card of type vendor-referral-approval with emails.");
        var wanted = card.Emails.Where(email => email.State is not (EmailState.Approved or EmailState.Sent or EmailState.Unknown)).ToList();
        if (wanted.Count == 0)
            return Refusal.Conflict("nothing-to-preview", "Every email of this card is approved or sent already.");

        var request = new ApprovalRequested
        {
            RequestId = Guid.CreateVersion7(now),
            CardId = card.TaskId,
            PreviewVersion = (card.Preview?.Version ?? 0) + 1,
            RequestedAt = now,
            RequestedBy = by,
            Drafts = [.. wanted.Select(email => new DraftReference(email.EmailId, latest.GetValueOrDefault(email.EmailId, email.DraftVersion)))],
        };
        var drafts = request.Drafts.ToDictionary(draft => draft.EmailId, draft => draft.Version);
        var changed = card with
        {
            Preview = new CardPreview { RequestId = request.RequestId, Version = request.PreviewVersion, RequestedAt = now, RequestedBy = by },
            Emails = [.. card.Emails.Select(email => drafts.TryGetValue(email.EmailId, out var version) ? Undecided(email) with { DraftVersion = version } : email)],
        };
        return new CardChange(
            Told(changed, by, now, $"asked for approval: preview {request.PreviewVersion} of {Count(wanted.Count, "email")}."),
            [request]);
    }

    /// <summary>The preview is at its address.</summary>
    public static CardChange? PreviewPublished(TaskCard card, PreviewPublished message, DateTimeOffset now)
    {
        if (card.Preview is not { } preview || preview.RequestId != message.RequestId || preview.PublishedAt is not null)
            return null;

        var rendered = message.Emails.ToDictionary(email => email.EmailId);
        var changed = card with
        {
            Preview = preview with
            {
                PublishedAt = message.PublishedAt,
                Url = message.Url,
                VersionUrl = message.VersionUrl,
                InvalidationId = message.InvalidationId,
                Failure = null,
            },
            Emails = [.. card.Emails.Select(email =>
                rendered.TryGetValue(email.EmailId, out var result) && email.State == EmailState.Draft && email.DraftVersion == result.DraftVersion
                    ? Rendered(email, result, message.PublishedAt)
                    : email)],
        };
        return new CardChange(Told(changed, Previews, now, $"published preview {preview.Version}."));
    }

    /// <summary>The preview could not be made.</summary>
    public static CardChange? PreviewFailed(TaskCard card, PreviewFailed message, DateTimeOffset now) =>
        card.Preview is { PublishedAt: null, Failure: null } preview && preview.RequestId == message.RequestId
            ? new CardChange(Told(
                card with { Preview = preview with { Failure = message.Reason } }, Previews, now, $"could not make preview {preview.Version}: {message.Reason}"))
            : null;

    /// <summary>Approves what <paramref name="contents"/> names: all of it or, when anything in it can't be approved, nothing.</summary>
    public static Outcome<CardChange> Approve(TaskCard card, IReadOnlyList<ApprovedContent> contents, Approval approval)
    {
        if (contents.Count == 0)
            return Refusal.Invalid("nothing-named", "Name at least one email to approve, with its draft version and content hash.");

        var emails = card.Emails.ToDictionary(email => email.EmailId);
        var events = new List<object>();
        foreach (var content in contents.DistinctBy(content => content.EmailId))
        {
            if (!emails.TryGetValue(content.EmailId, out var email))
                return Refusal.NotFound($"email {content.EmailId} on this card");
            if (WhyNot(email, content, approval) is { } refusal)
                return refusal;

            var approved = email with
            {
                State = EmailState.Approved,
                ApprovalId = Guid.CreateVersion7(approval.At),
                ApprovedBy = approval.By,
                ApprovedAt = approval.At,
                NotBefore = approval.NotBefore,
                Reason = null,
            };
            emails[email.EmailId] = approved;
            events.Add(EmailApproved(card, approved, approval));
        }
        var changed = card with { Emails = [.. card.Emails.Select(email => emails[email.EmailId])] };
        return new CardChange(Told(changed, approval.By, approval.At, $"approved {Names(contents.Select(content => content.EmailId))}."), events);
    }

    /// <summary>Says no to <paramref name="emailIds"/>.</summary>
    public static Outcome<CardChange> Reject(TaskCard card, IReadOnlyCollection<string> emailIds, string reason, string by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1_000)
            return Refusal.Invalid("no-reason", "Say why, in at most 1,000 characters: whoever mends the email needs to know.");
        foreach (var id in emailIds)
        {
            if (card.Emails.FirstOrDefault(email => email.EmailId == id) is not { } email)
                return Refusal.NotFound($"email {id} on this card");
            if (email.State is not (EmailState.Draft or EmailState.Ready or EmailState.Rejected))
                return Refusal.Conflict("already-decided", $"{id} is {email.State}; only an email that waits for a decision can be rejected.");
        }
        var changed = card with
        {
            Emails = [.. card.Emails.Select(email =>
                emailIds.Contains(email.EmailId) ? Undecided(email) with { State = EmailState.Rejected, Reason = reason } : email)],
        };
        return new CardChange(Told(changed, by, now, $"rejected {Names(emailIds)}: {reason}"));
    }

    /// <summary>SES accepted an email. The mail is gone whatever the card thought, so this always wins.</summary>
    public static CardChange? EmailSent(TaskCard card, EmailSent message, DateTimeOffset now) =>
        OfEmail(card, message.EmailId, email => email.State != EmailState.Sent, email => email with
        {
            State = EmailState.Sent,
            ApprovalId = message.ApprovalId,
            ContentHash = message.ContentHash,
            SesMessageId = message.SesMessageId,
            SentAt = message.SentAt,
            Reason = null,
        }) is { } changed
            ? new CardChange(Told(changed, Mailer, now, $"sent {message.EmailId}."))
            : null;

    /// <summary>An approved email was not sent, or nobody knows.</summary>
    public static CardChange? EmailFailed(TaskCard card, EmailFailed message, DateTimeOffset now)
    {
        var state = message.Outcome == EmailState.Unknown ? EmailState.Unknown : EmailState.Failed;
        var changed = OfEmail(
            card,
            message.EmailId,
            email => email.ApprovalId == message.ApprovalId && email.State != EmailState.Sent && email.State != state,
            email => email with { State = state, Reason = message.Reason });
        if (changed is null)
            return null;
        var what = state == EmailState.Unknown ? "does not know whether it sent" : "did not send";
        return new CardChange(Told(changed, Mailer, now, $"{what} {message.EmailId}: {message.Reason}"));
    }

    /// <summary>Someone wrote something.</summary>
    public static Outcome<CardChange> Comment(TaskCard card, string text, string by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 4_000)
            return Refusal.Invalid("bad-comment", "A comment is 1 to 4,000 characters.");
        if (card.Comments.Count >= 500)
            return Refusal.Conflict("too-many-comments", "This card has 500 comments. Open another card and link it.");
        return new CardChange(card with { Comments = [.. card.Comments, new CardComment(Guid.CreateVersion7(now), by, now, text.Trim())] });
    }

    /// <summary>Ends a plain to-do.</summary>
    public static Outcome<CardChange> Close(TaskCard card, string by, DateTimeOffset now)
    {
        if (card.Emails.Count > 0)
            return Refusal.Conflict("has-emails", "A card with emails ends by approving or rejecting them.");
        return card.Status == CardStatus.Done
            ? Refusal.Conflict("already-done", "This card is done already.")
            : new CardChange(Told(card with { Status = CardStatus.Done }, by, now, "closed it."));
    }

    /// <summary>What a card's status is, given its emails.</summary>
    public static string StatusOf(TaskCard card)
    {
        if (card.Emails.Count == 0)
            return card.Status;
        bool Any(string state) => card.Emails.Any(email => email.State == state);

        if (Any(EmailState.Draft))
            return card.Preview is { PublishedAt: null, Failure: null } ? CardStatus.Previewing : CardStatus.Open;
        if (Any(EmailState.Ready))
            return CardStatus.Ready;
        if (Any(EmailState.Approved))
            return Any(EmailState.Sent) || Any(EmailState.Failed) || Any(EmailState.Unknown) ? CardStatus.Sending : CardStatus.Approved;
        if (Any(EmailState.Failed) || Any(EmailState.Unknown))
            return CardStatus.Failed;
        return Any(EmailState.Sent) ? CardStatus.Done : CardStatus.Rejected;
    }

    static Refusal? WhyNot(CardEmail email, ApprovedContent content, Approval approval)
    {
        if (email.State == EmailState.Approved)
            return Refusal.Conflict("already-approved", $"{email.EmailId} was approved by {email.ApprovedBy} already. Nothing more is sent.");
        if (email.State == EmailState.Sent)
            return Refusal.Conflict("already-sent", $"{email.EmailId} was sent already. Nothing more is sent.");
        if (email.State == EmailState.Unknown)
            return Refusal.Conflict("unsettled", $"{email.EmailId} may have been sent. Settle that first; approving it again could send it twice.");
        if (email.State != EmailState.Ready || email.ContentHash is null)
            return Refusal.Conflict("not-previewed", $"{email.EmailId} has no preview in its present version. Ask for approval first.");
        if (email.DraftVersion != content.DraftVersion || !string.Equals(email.ContentHash, content.ContentHash, StringComparison.Ordinal))
            return Refusal.Conflict("stale-approval", $"{email.EmailId} changed since the version you approve. Look at the present preview and approve that.");
        if (email.IsBlocked)
            return Refusal.Conflict("blocked", $"{email.EmailId} can't be approved: {email.Findings.First(finding => finding.Level == CardFinding.Blocks).Message}");
        if (approval.ExpireAfter is { } patience && email.RenderedAt + patience < approval.At)
            return Refusal.Conflict("preview-expired", $"The preview of {email.EmailId} is too old to approve. Ask for approval again.");
        if (approval.LastEditors.TryGetValue(email.EmailId, out var editor) && editor == approval.By)
            return Refusal.Conflict("second-person", $"You edited {email.EmailId} last, so someone else has to approve it.");
        return null;
    }

    static EmailApproved EmailApproved(TaskCard card, CardEmail email, Approval approval) => new()
    {
        ApprovalId = email.ApprovalId!.Value,
        CardId = card.TaskId,
        EmailId = email.EmailId,
        DraftVersion = email.DraftVersion,
        Vendor = email.Vendor,
        ContentHash = email.ContentHash!,
        ApprovedBy = approval.By,
        ApprovedAt = approval.At,
        NotBefore = approval.NotBefore,
    };

    static CardEmail Rendered(CardEmail email, RenderedEmail result, DateTimeOffset at) => email with
    {
        State = EmailState.Ready,
        To = result.To,
        Subject = result.Subject,
        ContentHash = result.ContentHash,
        RenderedAt = at,
        Findings = [.. result.Findings.Select(finding => new CardFinding(finding.Rule, finding.Level, finding.Message))],
    };

    static CardEmail Undecided(CardEmail email) =>
        new() { EmailId = email.EmailId, Vendor = email.Vendor, DraftVersion = email.DraftVersion, State = EmailState.Draft };

    static TaskCard? OfEmail(TaskCard card, string emailId, Predicate<CardEmail> when, Func<CardEmail, CardEmail> change) =>
        card.Emails.Any(email => email.EmailId == emailId && when(email))
            ? card with { Emails = [.. card.Emails.Select(email => email.EmailId == emailId ? change(email) : email)] }
            : null;

    static TaskCard Told(TaskCard card, string by, DateTimeOffset at, string what)
    {
        var told = card with { History = [.. card.History, new CardEvent(at, by, what)] };
        return told with { Status = StatusOf(told) };
    }

    static string Names(IEnumerable<string> ids) => string.Join(", ", ids);

    static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}

/// <summary>Who approves, when, and under which terms.</summary>
/// <param name="By">The approver.</param>
/// <param name="At">When, UTC.</param>
/// <param name="NotBefore">When it may leave; null at once.</param>
/// <param name="ExpireAfter">See <see cref="ApprovalOptions.ExpireAfter"/>.</param>
/// <param name="LastEditors">With the rule of two persons on: who edited each email last. Empty otherwise.</param>
sealed record Approval(
    string By, DateTimeOffset At, DateTimeOffset? NotBefore, TimeSpan? ExpireAfter, IReadOnlyDictionary<string, string> LastEditors);
