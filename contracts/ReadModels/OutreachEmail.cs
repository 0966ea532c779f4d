namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// What is known of an outreach email beyond its versions: the item with <see cref="Version"/> 0 beside them in the table <c>outreach</c>
/// (key <c>email_id</c>, <c>version</c>). Written by Dashboard.
/// </summary>
public sealed record OutreachEmail
{
    /// <summary>The email's id; see <see cref="OutreachDraft.EmailId"/>.</summary>
    public required string EmailId { get; init; }

    /// <summary>Always 0: drafts count from 1.</summary>
    public long Version { get; init; }

    /// <summary>Always <see cref="EmailKind"/>: the key of the index that lists emails without their versions.</summary>
    public string Kind { get; init; } = EmailKind;

    /// <summary>The vendor it goes to.</summary>
    public required string Vendor { get; init; }

    /// <summary><see cref="Draft"/> or <see cref="Sent"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The newest draft's version as far as this item knows; the versions themselves decide.</summary>
    public required long CurrentVersion { get; init; }

    /// <summary>Who edited it last.</summary>
    public required string EditedBy { get; init; }

    /// <summary>When it was edited last, UTC.</summary>
    public required DateTimeOffset EditedAt { get; init; }

    /// <summary>The task card that decides about it; null when none does.</summary>
    public string? CardId { get; init; }

    /// <summary>When it was sent, UTC; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Not sent yet: a new approval card takes it.</summary>
    public const string Draft = "draft";

    /// <summary>Sent, here or before this system.</summary>
    public const string Sent = "sent";

    /// <summary>The value of <see cref="Kind"/>.</summary>
    public const string EmailKind = "email";
}
