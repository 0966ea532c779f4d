namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>What was learnt from others for a mail. A member that is null was not asked for, or not answered.</summary>
sealed record OutsideFacts
{
    /// <summary>Nobody was asked.</summary>
    public static readonly OutsideFacts None = new();

    /// <summary>What the account may still send today.</summary>
    public Allowance? Allowance { get; init; }

    /// <summary>The texts at <c>_dmarc</c> of the From domain, or else of its organisation's.</summary>
    public IReadOnlyList<string>? Dmarc { get; init; }

    /// <summary>Whether the recipient's domain has a server that takes mail.</summary>
    public bool? RecipientTakesMail { get; init; }
}

/// <summary>What the account may still send within the day.</summary>
/// <param name="Left">How many mails; null without limit.</param>
sealed record Allowance(double? Left);
