using System.Text.RegularExpressions;

namespace JadaReferral.Previews.Preflight;

/// <summary>How hard a text is to read, by the Flesch-Kincaid grade: years of school from words a sentence and syllables a word.</summary>
static partial class ReadingEase
{
    /// <summary>The words of a text, addresses left out.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        [.. Address().Replace(text, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter))];

    public static double Grade(string text)
    {
        var words = Words(text);
        if (words.Count == 0)
            return 0;

        // A list item or a line of its own ends a sentence even without a full stop.
        var sentences = Math.Max(1, SentenceEnd().Count(Address().Replace(text, " ")));
        var syllables = words.Sum(word => Math.Max(1, Vowels().Count(word)));
        return (0.39 * words.Count / sentences) + (11.8 * syllables / words.Count) - 15.59;
    }

    [GeneratedRegex(@"https?://\S+|\S+@\S+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Address();

    [GeneratedRegex(@"[.!?:]+(?=\s)|\n\s*\n", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SentenceEnd();

    /// <summary>Groups of vowels stand for syllables; a final silent e is none.</summary>
    [GeneratedRegex("[aeiouy]+(?!$)|[aiouy]+$|(?<=[aeiouy])e$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Vowels();
}
