namespace JadaReferral.Previews.Rendering;

/// <summary>A template, or what it is filled with, can't be rendered. The message says what is wrong and what to do.</summary>
public sealed class TemplateException(string part, string message, int? line = null, int? column = null) : Exception(message)
{
    /// <summary>See <see cref="Contracts.Emails.DraftRefused.Part"/>.</summary>
    public string Part { get; } = part;

    public int? Line { get; } = line;

    public int? Column { get; } = column;

    /// <summary>The message with its place in front.</summary>
    public string Sentence => Line is null ? $"{Part}: {Message}" : $"{Part}, line {Line}, column {Column}: {Message}";
}
