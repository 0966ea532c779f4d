using JadaReferral.Contracts.Emails;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>Decisions of people about emails: approve, reject, cancel, edit.</summary>
static partial class CardRules
{
    /// <summary>Approves what <paramref name="contents"/> names: all of it or, when anything in it can't be approved, nothing.</summary>
    public static Outcome<CardChange> Approve(TaskCard card, IReadOnlyList<ApprovedContent> contents, Approval approval)
    {
        if (contents.Count == 0)
            return Refusal.Invalid("nothing-named", "Name at least one email to approve, with its draft version and content hash.");

        var changed = card;
        var events = new List<object>();
        foreach (var content in contents.DistinctBy(content => content.EmailId))
        {
            if (Find(card, content.EmailId) is not { } email)
                return Refusal.NotFound($"email {content.EmailId} on this card");
            if (WhyNot(card, email, content, approval) is { } refusal)
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
            changed = With(changed, approved);
            events.Add(EmailApproved(card, approved, approval));
        }
        return new CardChange(Told(changed, approval.By, approval.At, $"approved {Names(contents.Select(content => content.EmailId))}."), events);
    }

    /// <summary>Says no to <paramref name="emailIds"/>.</summary>
    public static Outcome<CardChange> Reject(TaskCard card, IReadOnlyCollection<string> emailIds, string reason, string by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1_000)
            return Refusal.Invalid("no-reason", "Say why, in at most 1,000 characters: whoever mends the email needs to know.");
        if (emailIds.Count == 0)
            return Refusal.Conflict("nothing-undecided", "No email of this card waits for a decision.");

        var changed = card;
        foreach (var id in emailIds)
        {
            if (Find(card, id) is not { } email)
                return Refusal.NotFound($"email {id} on this card");
            if (email.State is not (EmailState.Draft or EmailState.Ready))
                return Refusal.Conflict("already-decided", $"{id} is {email.State}; only an email that waits for a decision can be rejected.");
            changed = With(changed, Undecided(email) with { State = EmailState.Rejected, Reason = reason.Trim() });
        }
        return new CardChange(Told(changed, by, now, $"rejected {Names(emailIds)}: {reason.Trim()}"));
    }

    /// <summary>Asks Mailer to undo the approvals of <paramref name="emailIds"/>. Whether it was in time is Mailer's to say.</summary>
    public static Outcome<CardChange> Cancel(TaskCard card, IReadOnlyCollection<string> emailIds, string by, DateTimeOffset now)
    {
        if (emailIds.Count == 0)
            return Refusal.Conflict("nothing-approved", "No approval of this card waits to be sent.");

        var changed = card;
        var events = new List<object>();
        foreach (var id in emailIds)
        {
            if (Find(card, id) is not { } email)
                return Refusal.NotFound($"email {id} on this card");
            if (email.State != EmailState.Approved)
                return Refusal.Conflict("not-approved", $"{id} is {email.State}; only an approved email that has not left can be cancelled.");
            changed = With(changed, email with { State = EmailState.Cancelling, Reason = $"{by} cancels it." });
            events.Add(CancelSend(card, email, by, now));
        }
        return new CardChange(Told(changed, by, now, $"cancels {Names(emailIds)}."), events);
    }

    /// <summary>A draft was edited: what was rendered or approved of an earlier version no longer counts.</summary>
    public static CardChange? DraftEdited(TaskCard card, DraftEdited message, DateTimeOffset now)
    {
        if (Find(card, message.EmailId) is not { } email || message.DraftVersion <= Math.Max(email.DraftVersion, email.KnownVersion))
            return null;

        var reason = $"{message.EditedBy} edited it to version {message.DraftVersion}. Ask for approval again.";
        return email.State switch
        {
            EmailState.Ready => new CardChange(Told(
                With(card, Undecided(email) with { KnownVersion = message.DraftVersion, Reason = reason }),
                message.EditedBy,
                now,
                $"edited {message.EmailId} to version {message.DraftVersion}; its preview no longer counts.")),
            EmailState.Approved => new CardChange(
                Told(
                    With(card, email with { State = EmailState.Cancelling, KnownVersion = message.DraftVersion, IsVoided = true, Reason = reason }),
                    message.EditedBy,
                    now,
                    $"edited {message.EmailId} to version {message.DraftVersion}; its approval is void."),
                [CancelSend(card, email, message.EditedBy, now)]),
            EmailState.Cancelling => new CardChange(With(card, email with { KnownVersion = message.DraftVersion, IsVoided = true, Reason = reason })),
            _ => null,
        };
    }

    static Refusal? WhyNot(TaskCard card, CardEmail email, ApprovedContent content, Approval approval)
    {
        var latest = approval.Latest.GetValueOrDefault(email.EmailId);
        if (WhyNotInState(email) is { } refusal)
            return refusal;
        if (email.DraftVersion != content.DraftVersion || !string.Equals(email.ContentHash, content.ContentHash, StringComparison.Ordinal))
            return Refusal.Conflict("stale-approval", $"{email.EmailId} changed since the version you approve. Look at the present preview and approve that.");
        if (latest is not null && latest.Version > Math.Max(email.DraftVersion, email.KnownVersion))
            return Refusal.Conflict("stale-approval", $"{latest.EditedBy} edited {email.EmailId} after this preview. Ask for approval again and look at the new one.");
        if (latest?.CardId is { } other && other != card.TaskId)
            return Refusal.Conflict("other-card", $"{email.EmailId} is decided on the card {other} now, so that it isn't sent twice.");
        if (email.IsBlocked)
            return Refusal.Conflict("blocked", $"{email.EmailId} can't be approved: {email.Findings.First(finding => finding.Level == CardFinding.Blocks).Message}");
        if (approval.ExpireAfter is { } patience && email.RenderedAt + patience < approval.At)
            return Refusal.Conflict("preview-expired", $"The preview of {email.EmailId} is too old to approve. Ask for approval again.");
        if (approval.SecondPerson && latest?.EditedBy == approval.By)
            return Refusal.Conflict("second-person", $"You edited {email.EmailId} last, so someone else has to approve it.");
        return null;
    }

    static Refusal? WhyNotInState(CardEmail email) => email.State switch
    {
        EmailState.Ready => null,
        EmailState.Approved => Refusal.Conflict("already-approved", $"{email.EmailId} was approved by {email.ApprovedBy} already. Nothing more is sent."),
        EmailState.Cancelling => Refusal.Conflict("being-cancelled", $"The approval of {email.EmailId} is being cancelled. Wait until that is settled."),
        EmailState.Sent => Refusal.Conflict("already-sent", $"{email.EmailId} was sent already. Nothing more is sent."),
        EmailState.Unknown => Refusal.Conflict("unsettled", $"{email.EmailId} may have been sent. Settle that first; approving it again could send it twice."),
        EmailState.Rejected => Refusal.Conflict("rejected", $"{email.EmailId} was rejected. Ask for approval again to decide anew."),
        _ => Refusal.Conflict("not-previewed", $"{email.EmailId} has no preview in its present version. Ask for approval first."),
    };

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
        ExpiresAt = approval.ExpiresAt,
    };

    static CancelSend CancelSend(TaskCard card, CardEmail email, string by, DateTimeOffset now) => new()
    {
        ApprovalId = email.ApprovalId!.Value,
        CardId = card.TaskId,
        EmailId = email.EmailId,
        Vendor = email.Vendor,
        ContentHash = email.ContentHash!,
        CancelledBy = by,
        RequestedAt = now,
    };
}
