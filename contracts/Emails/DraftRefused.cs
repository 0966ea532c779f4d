namespace JadaReferral.Contracts.Emails;

/// <summary>A draft can't be rendered. Answers <see cref="RenderDraft"/>.</summary>
public sealed record DraftRefused
{
    /// <summary>Where it is wrong: <c>subject</c>, <c>html</c>, <c>text</c>, <c>partial:{name}</c>, <c>field:{name}</c>, <c>vendor</c> or <c>template</c>.</summary>
    public required string Part { get; init; }

    /// <summary>Line within that part, from 1; null when it is not about a place in a text.</summary>
    public int? Line { get; init; }

    /// <summary>Column within that line, from 1; null when it is not about a place in a text.</summary>
    public int? Column { get; init; }

    /// <summary>A sentence that says what is wrong and what to do.</summary>
    public required string Reason { get; init; }
}
