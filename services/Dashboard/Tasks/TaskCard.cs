namespace JadaReferral.Dashboard.Tasks;

/// <summary>A card of the dashboard: the source of truth for what was asked, previewed, approved and sent. One item of the table <c>tasks</c>.</summary>
public sealed record TaskCard
{
    /// <summary>The card's id, e.g. <c>k7f3mq2a</c>.</summary>
    public required string TaskId { get; init; }

    /// <summary>Starts at 1 and rises by one with every change; the condition of the next.</summary>
    public required long Version { get; init; }

    /// <summary>What sort of card it is: one of <see cref="CardTypes"/>, or anything else of <c>[a-z0-9-]</c> for a plain to-do.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    /// <summary>Where to look: an absolute http(s) URL or a path of the dashboard.</summary>
    public string? Link { get; init; }

    public required string Owner { get; init; }

    /// <summary>One of <see cref="Priorities"/>.</summary>
    public required string Priority { get; init; }

    public DateOnly? DueDate { get; init; }

    /// <summary>One of <see cref="CardStatus"/>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The emails this card decides about; none on a plain to-do.</summary>
    public IReadOnlyList<CardEmail> Emails { get; init; } = [];

    /// <summary>Whether its emails are to tell when they are opened. Off unless someone asks for it.</summary>
    public bool CountOpens { get; init; }

    /// <summary>The preview that was asked for last; null before the first.</summary>
    public CardPreview? Preview { get; init; }

    public IReadOnlyList<CardComment> Comments { get; init; } = [];

    /// <summary>The vendor it is about; null when it is about none or several.</summary>
    public string? Vendor { get; init; }

    /// <summary>Number of the last preview that was asked for; 0 before the first.</summary>
    public long LastPreviewVersion { get; init; }

    /// <summary>An earlier preview that is to be shown again; null when none is on its way.</summary>
    public CardRollback? Rollback { get; init; }

    /// <summary>An invalidation that was heard to be complete before the preview it belongs to was heard of.</summary>
    public EarlyInvalidation? EarlyInvalidation { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<CardEvent> History { get; init; } = [];
}

/// <summary>One outreach email on a card, from its draft to its end.</summary>
public sealed record CardEmail
{
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>The draft's version that is on the table.</summary>
    public required long DraftVersion { get; init; }

    /// <summary>The newest version of the draft that this card has heard of, where that is above <see cref="DraftVersion"/>.</summary>
    public long KnownVersion { get; init; }

    /// <summary>Whether an edit made its approval void while that was in force.</summary>
    public bool IsVoided { get; init; }

    /// <summary>One of <see cref="EmailState"/>.</summary>
    public required string State { get; init; }

    /// <summary>The recipient, once rendered.</summary>
    public string? To { get; init; }

    /// <summary>The subject, once rendered.</summary>
    public string? Subject { get; init; }

    /// <summary>Hash of what was rendered: what an approval names. Null before that.</summary>
    public string? ContentHash { get; init; }

    public DateTimeOffset? RenderedAt { get; init; }

    /// <summary>Whether what was rendered tells when it is opened.</summary>
    public bool CountsOpens { get; init; }

    /// <summary>What preflight found on the rendered email; kept with the approval.</summary>
    public IReadOnlyList<CardFinding> Findings { get; init; } = [];

    /// <summary>The approval in force; null when there is none.</summary>
    public Guid? ApprovalId { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Until then an approval can be cancelled.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Why it is where it is, in a sentence: rejected, voided, failed, unknown.</summary>
    public string? Reason { get; init; }

    public string? SesMessageId { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What became of it after sending: <c>delivered</c>, <c>delayed</c>, <c>bounced</c> or <c>complained</c>; null until SES says.</summary>
    public string? Feedback { get; init; }

    public DateTimeOffset? FeedbackAt { get; init; }

    /// <summary>Who fetched its image, one entry for each of <see cref="Contracts.Emails.OpenSources"/>; empty while nobody has, or while opens are not counted.</summary>
    public IReadOnlyList<CardOpens> Opens { get; init; } = [];

    /// <summary>Whether a rule blocks its approval.</summary>
    public bool IsBlocked => Findings.Any(finding => finding.Level == CardFinding.Blocks);
}

/// <summary>When the image of an email was fetched by one kind of source.</summary>
/// <param name="Source">One of <see cref="Contracts.Emails.OpenSources"/>.</param>
/// <param name="First">The earliest, UTC.</param>
/// <param name="Last">The latest, UTC.</param>
public sealed record CardOpens(string Source, DateTimeOffset First, DateTimeOffset Last);

/// <summary>A preflight rule that did not pass.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level"><c>block</c>, <c>warn</c> or <c>not-checked</c>.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record CardFinding(string Rule, string Level, string Message)
{
    /// <summary>The level that forbids approval.</summary>
    public const string Blocks = "block";
}

/// <summary>A request for a preview and what came of it.</summary>
public sealed record CardPreview
{
    /// <summary>Identifies the request; answers to any other are late and ignored.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>1 for the card's first preview.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required string RequestedBy { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The pointer's address, which shows the newest preview.</summary>
    public string? Url { get; init; }

    /// <summary>The address of this very version.</summary>
    public string? VersionUrl { get; init; }

    public string? InvalidationId { get; init; }

    /// <summary>When the edge was seen to have dropped the page before; null until it was.</summary>
    public DateTimeOffset? InvalidatedAt { get; init; }

    /// <summary>Why it could not be made; null when it was, or is still being made.</summary>
    public string? Failure { get; init; }
}

/// <summary>A completed invalidation of the edge whose preview is still on its way to the card.</summary>
public sealed record EarlyInvalidation(string InvalidationId, DateTimeOffset CompletedAt);

/// <summary>A request to show an earlier preview again.</summary>
/// <param name="RequestId">Identifies it.</param>
/// <param name="Version">The preview to go back to.</param>
/// <param name="Latest">The newest draft of each email when it was asked: going back past these is intended.</param>
public sealed record CardRollback(Guid RequestId, long Version, IReadOnlyDictionary<string, long> Latest);

/// <summary>What someone wrote on a card.</summary>
public sealed record CardComment(Guid CommentId, string By, DateTimeOffset At, string Text);

/// <summary>A line of a card's history.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who: a person, or the service whose message it was.</param>
/// <param name="What">A sentence.</param>
public sealed record CardEvent(DateTimeOffset At, string By, string What);
