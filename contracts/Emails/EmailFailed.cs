namespace JadaReferral.Contracts.Emails;

/// <summary>An approved email was not sent, or it is not known whether it was. Published by Mailer.</summary>
public sealed record EmailFailed
{
    /// <summary>The approval this answers.</summary>
    public required Guid ApprovalId { get; init; }

    /// <summary>The task card.</summary>
    public required string CardId { get; init; }

    /// <summary>The email's id.</summary>
    public required string EmailId { get; init; }

    /// <summary>The vendor's code.</summary>
    public required string Vendor { get; init; }

    /// <summary>Hash of what was approved.</summary>
    public required string ContentHash { get; init; }

    /// <summary><c>failed</c>: it was not sent and will not be; <c>unknown</c>: it may have been sent, a person or an SES event settles it.</summary>
    public required string Outcome { get; init; }

    /// <summary>A stable code, e.g. <c>suppressed</c>, <c>hash-mismatch</c>, <c>MessageRejected</c>, <c>timeout</c>.</summary>
    public required string Code { get; init; }

    /// <summary>A sentence for the person who approved.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset FailedAt { get; init; }
}
