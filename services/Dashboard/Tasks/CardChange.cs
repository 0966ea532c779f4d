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

/// <summary>Who approves, when, and under which terms.</summary>
/// <param name="By">The approver.</param>
/// <param name="At">When, UTC.</param>
/// <param name="NotBefore">When it may leave; null at once.</param>
/// <param name="ExpiresAt">From when on it may not leave any more; null never.</param>
/// <param name="ExpireAfter">See <see cref="ApprovalOptions.ExpireAfter"/>.</param>
/// <param name="SecondPerson">See <see cref="ApprovalOptions.SecondPerson"/>.</param>
/// <param name="Latest">The newest version of each email and who made it.</param>
sealed record Approval(
    string By, DateTimeOffset At, DateTimeOffset? NotBefore, DateTimeOffset? ExpiresAt, TimeSpan? ExpireAfter, bool SecondPerson, IReadOnlyDictionary<string, LatestDraft> Latest);

/// <summary>The newest version of an email, who made it, and which card decides about the email.</summary>
sealed record LatestDraft(long Version, string EditedBy, string? CardId);
