namespace JadaReferral.Contracts.Clicks;

/// <summary>What became of one part of an import.</summary>
public sealed record ClicksImported
{
    /// <summary>See <see cref="ClickImportRequested.ImportId"/>.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>When the part's clicks were stored, UTC.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>See <see cref="ClickImportRequested.FirstLine"/>.</summary>
    public required int FirstLine { get; init; }

    /// <summary>How many lines the part had.</summary>
    public required int LineCount { get; init; }

    /// <summary>Clicks that are new. A line with a <c>click_count</c> of 3 is three clicks.</summary>
    public required long Taken { get; init; }

    /// <summary>Clicks that were stored before.</summary>
    public required long Known { get; init; }

    /// <summary>Lines that can't be taken, and why.</summary>
    public required IReadOnlyList<RefusedLine> Refused { get; init; }
}

/// <summary>A line of an imported file that can't be taken.</summary>
/// <param name="Line">Its number in the file, counted from 1.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record RefusedLine(int Line, string Reason);
