namespace JadaReferral.Contracts.Clicks;

/// <summary>
/// Asks Clicks to take over a part of a file of past clicks. A request: it is answered with <see cref="ClicksImported"/>, or that is published
/// where nobody waits. Asking again for the same lines takes nothing twice.
/// </summary>
public sealed record ClickImportRequested
{
    /// <summary>Identifies the import that this part belongs to.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The CSV file's first line, which names its columns; null for a DynamoDB JSON export.</summary>
    public string? Header { get; init; }

    /// <summary>Number in the file of the first of <see cref="Lines"/>, counted from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>Lines of the file as they are, at most <see cref="MaxLines"/> and together at most <see cref="MaxCharacters"/> characters.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Most lines of one part.</summary>
    public const int MaxLines = 500;

    /// <summary>Most characters of one part: with escaping it stays below the broker's 256 KB.</summary>
    public const int MaxCharacters = 60_000;
}
