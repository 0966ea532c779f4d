using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Contracts.Emails;

/// <summary>Asks for the suppression list, a page at a time. A request of Dashboard, answered by Mailer with <see cref="SuppressionsExported"/>.</summary>
public sealed record ExportSuppressions
{
    /// <summary><see cref="SuppressionsExported.Next"/> of the page before; null for the first.</summary>
    public string? After { get; init; }
}

/// <summary>Answers <see cref="ExportSuppressions"/>.</summary>
public sealed record SuppressionsExported
{
    /// <summary>At most 500 entries, in no order.</summary>
    public required IReadOnlyList<Suppression> Entries { get; init; }

    /// <summary>Ask again with this for more; null after the last page.</summary>
    public string? Next { get; init; }
}
