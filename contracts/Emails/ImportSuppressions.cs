using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Contracts.Emails;

/// <summary>
/// Takes over a suppression list from elsewhere. A request of Dashboard, answered by Mailer with <see cref="SuppressionsImported"/>.
/// Existing suppressions stay as they are; importing twice changes nothing.
/// </summary>
public sealed record ImportSuppressions
{
    /// <summary>What to take over: at most 500 a message.</summary>
    public required IReadOnlyList<Suppression> Entries { get; init; }

    /// <summary>Who imports.</summary>
    public required string RequestedBy { get; init; }
}

/// <summary>Answers <see cref="ImportSuppressions"/>.</summary>
public sealed record SuppressionsImported
{
    /// <summary>How many addresses are newly suppressed.</summary>
    public required int Added { get; init; }

    /// <summary>How many were on the list already.</summary>
    public required int AlreadyThere { get; init; }

    /// <summary>Entries that were not taken, each with a sentence that says why.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}
