using JadaReferral.Contracts.Emails;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>Previews of a card: asked for, published, failed, rolled back.</summary>
static partial class CardRules
{
    /// <summary>Asks for a preview of every email that has not been approved or sent, at the versions in <paramref name="latest"/>.</summary>
    public static Outcome<CardChange> RequestApproval(TaskCard card, IReadOnlyDictionary<string, long> latest, string by, DateTimeOffset now)
    {
        if (card.Emails.Count == 0)
            return Refusal.Conflict("no-emails", "This card has no emails to preview. Add a card of type vendor-referral-approval with emails.");
        var wanted = card.Emails
            .Where(email => email.State is not (EmailState.Approved or EmailState.Cancelling or EmailState.Sent or EmailState.Unknown))
            .Select(email => Undecided(email) with { DraftVersion = latest.GetValueOrDefault(email.EmailId, email.DraftVersion) })
            .ToDictionary(email => email.EmailId);
        if (wanted.Count == 0)
            return Refusal.Conflict("nothing-to-preview", "Every email of this card is approved or sent already.");

        var request = new ApprovalRequested
        {
            RequestId = Guid.CreateVersion7(now),
            CardId = card.TaskId,
            PreviewVersion = card.LastPreviewVersion + 1,
            RequestedAt = now,
            RequestedBy = by,
            Drafts = [.. wanted.Values.Select(email => new DraftReference(email.EmailId, email.DraftVersion))],
            CountOpens = card.CountOpens,
        };
        var changed = card with
        {
            LastPreviewVersion = request.PreviewVersion,
            Preview = new CardPreview { RequestId = request.RequestId, Version = request.PreviewVersion, RequestedAt = now, RequestedBy = by },
            Rollback = null,
            Emails = [.. card.Emails.Select(email => wanted.GetValueOrDefault(email.EmailId, email))],
        };
        return new CardChange(
            Told(changed, by, now, $"asked for approval: preview {request.PreviewVersion} of {Count(wanted.Count, "email")}."),
            [request]);
    }

    /// <summary>The preview is at its address.</summary>
    public static CardChange? PreviewPublished(TaskCard card, PreviewPublished message, DateTimeOffset now)
    {
        if (card.Preview is not { PublishedAt: null } preview || preview.RequestId != message.RequestId)
            return null;

        var changed = Shows(card, message.Emails, message.PublishedAt, email => email.State == EmailState.Draft) with
        {
            Preview = preview with
            {
                PublishedAt = message.PublishedAt,
                Url = message.Url,
                VersionUrl = message.VersionUrl,
                InvalidationId = message.InvalidationId,
                InvalidatedAt = CompletedEarly(card, message.InvalidationId),
                Failure = null,
            },
            EarlyInvalidation = null,
        };
        return new CardChange(Told(changed, Previews, now, $"published preview {preview.Version}."));
    }

    /// <summary>A preview could not be made, or not be rolled back to.</summary>
    public static CardChange? PreviewFailed(TaskCard card, PreviewFailed message, DateTimeOffset now)
    {
        if (card.Rollback?.RequestId == message.RequestId)
            return new CardChange(Told(card with { Rollback = null }, Previews, now, $"could not go back to preview {message.PreviewVersion}: {message.Reason}"));
        return card.Preview is { PublishedAt: null, Failure: null } preview && preview.RequestId == message.RequestId
            ? new CardChange(Told(
                card with { Preview = preview with { Failure = message.Reason } }, Previews, now, $"could not make preview {preview.Version}: {message.Reason}"))
            : null;
    }

    /// <summary>The edge has dropped the page before. That can be heard before the preview itself is.</summary>
    public static CardChange? PreviewInvalidated(TaskCard card, PreviewInvalidated message)
    {
        if (card.Preview is { } preview && preview.InvalidationId == message.InvalidationId)
            return preview.InvalidatedAt is null ? new CardChange(card with { Preview = preview with { InvalidatedAt = message.CompletedAt } }) : null;

        var early = new EarlyInvalidation(message.InvalidationId, message.CompletedAt);
        var isExpected = (card.Preview is { PublishedAt: null } asked && asked.Version == message.PreviewVersion) || card.Rollback?.Version == message.PreviewVersion;
        return isExpected && card.EarlyInvalidation != early ? new CardChange(card with { EarlyInvalidation = early }) : null;
    }

    /// <summary>Asks for an earlier preview to be shown again, knowing the newest versions in <paramref name="latest"/>.</summary>
    public static Outcome<CardChange> RequestRollback(
        TaskCard card, long version, IReadOnlyDictionary<string, long> latest, string by, DateTimeOffset now)
    {
        if (version < 1 || version > card.LastPreviewVersion)
            return Refusal.NotFound($"preview {version} of this card");
        if (card.Emails.Any(email => email.State is EmailState.Approved or EmailState.Cancelling))
            return Refusal.Conflict("approval-in-force", "An approval is in force. Cancel it, or wait until its email has left, before you go back to another preview.");

        var request = new PreviewRollbackRequested
        {
            RequestId = Guid.CreateVersion7(now),
            CardId = card.TaskId,
            PreviewVersion = version,
            RequestedBy = by,
            RequestedAt = now,
        };
        var changed = card with { Rollback = new CardRollback(request.RequestId, version, latest) };
        return new CardChange(Told(changed, by, now, $"asked to go back to preview {version}."), [request]);
    }

    /// <summary>An earlier preview is shown again: what it holds is what can be approved now.</summary>
    public static CardChange? PreviewRolledBack(TaskCard card, PreviewRolledBack message, DateTimeOffset now)
    {
        if (card.Rollback is not { } rollback || rollback.RequestId != message.RequestId)
            return null;

        var shown = Shows(card, message.Emails, message.RolledBackAt, email => email.State is EmailState.Draft or EmailState.Ready or EmailState.Rejected);
        var changed = shown with
        {
            Rollback = null,
            Preview = new CardPreview
            {
                RequestId = message.RequestId,
                Version = message.PreviewVersion,
                RequestedAt = message.RolledBackAt,
                RequestedBy = message.RolledBackBy,
                PublishedAt = message.RolledBackAt,
                Url = message.Url,
                VersionUrl = message.VersionUrl,
                InvalidationId = message.InvalidationId,
                InvalidatedAt = CompletedEarly(card, message.InvalidationId),
            },
            EarlyInvalidation = null,
            // Going back to older drafts is a decision about them as they are, not an oversight.
            Emails = [.. shown.Emails.Select(email => email with { KnownVersion = rollback.Latest.GetValueOrDefault(email.EmailId, email.DraftVersion) })],
        };
        return new CardChange(Told(changed, message.RolledBackBy, now, $"went back to preview {message.PreviewVersion}."));
    }

    static DateTimeOffset? CompletedEarly(TaskCard card, string invalidationId) =>
        card.EarlyInvalidation is { } early && early.InvalidationId == invalidationId ? early.CompletedAt : null;

    static TaskCard Shows(TaskCard card, IEnumerable<RenderedEmail> emails, DateTimeOffset at, Predicate<CardEmail> when)
    {
        var rendered = emails.ToDictionary(email => email.EmailId);
        return card with
        {
            Emails = [.. card.Emails.Select(email => rendered.TryGetValue(email.EmailId, out var result) && when(email) ? Rendered(email, result, at) : email)],
        };
    }

    static CardEmail Rendered(CardEmail email, RenderedEmail result, DateTimeOffset at) => Undecided(email) with
    {
        State = EmailState.Ready,
        DraftVersion = result.DraftVersion,
        To = result.To,
        Subject = result.Subject,
        ContentHash = result.ContentHash,
        RenderedAt = at,
        CountsOpens = result.CountsOpens,
        Findings = [.. result.Findings.Select(finding => new CardFinding(finding.Rule, finding.Level, finding.Message))],
    };
}
