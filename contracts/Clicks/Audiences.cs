namespace JadaReferral.Contracts.Clicks;

/// <summary>Who was behind a click. Only <see cref="Guest"/> is the headline; the others are kept and shown apart.</summary>
public static class Audiences
{
    /// <summary>A person, for the first time within the repeat window.</summary>
    public const string Guest = "guest";

    /// <summary>The same visitor on the same vendor's link again within 30 minutes.</summary>
    public const string Repeat = "repeat";

    /// <summary>A crawler, a link preview, a prefetch or a HEAD request.</summary>
    public const string Automated = "automated";
}
