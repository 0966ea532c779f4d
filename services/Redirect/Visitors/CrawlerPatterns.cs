using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace JadaReferral.Redirect.Visitors;

/// <summary>
/// User agents that are no people, from <c>crawlers.txt</c>. Of its 1,500 patterns all but some thirty are plain text: those are searched
/// for together, in one pass; only the rest are regular expressions.
/// </summary>
sealed class CrawlerPatterns
{
    const string MetaCharacters = @"^$[](){}|*+?.";

    readonly Matcher _crawlers;
    readonly Matcher _linkPreviews;

    CrawlerPatterns(ILookup<string, string> patterns)
    {
        _crawlers = new Matcher(patterns["crawler"]);
        _linkPreviews = new Matcher(patterns["link-preview"]);
        Count = patterns.Sum(reason => reason.Count());
    }

    public int Count { get; }

    /// <summary>Reads the embedded list.</summary>
    public static CrawlerPatterns Load()
    {
        using var stream = typeof(CrawlerPatterns).Assembly.GetManifestResourceStream("crawlers.txt")
            ?? throw new InvalidOperationException("crawlers.txt is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Split('\n'));
    }

    public static CrawlerPatterns Parse(IEnumerable<string> lines) => new(lines
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t', 2))
        .ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal));

    /// <summary><see cref="HitReason.Guest"/> when no pattern matches.</summary>
    public HitReason Classify(string userAgent)
    {
        if (_linkPreviews.IsMatch(userAgent))
            return HitReason.LinkPreview;
        return _crawlers.IsMatch(userAgent) ? HitReason.Crawler : HitReason.Guest;
    }

    sealed class Matcher
    {
        readonly SearchValues<string> _texts;
        readonly Regex[] _expressions;

        public Matcher(IEnumerable<string> patterns)
        {
            var plain = patterns.ToLookup(pattern => PlainText(pattern) is not null);
            _texts = SearchValues.Create([.. plain[true].Select(pattern => PlainText(pattern)!)], StringComparison.Ordinal);
            _expressions = [.. plain[false].Select(pattern => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];
        }

        public bool IsMatch(string userAgent) =>
            userAgent.AsSpan().ContainsAny(_texts) || Array.Exists(_expressions, expression => expression.IsMatch(userAgent));

        /// <summary>The text that a pattern stands for, or null when it is more than escaped text.</summary>
        static string? PlainText(string pattern)
        {
            var text = new StringBuilder(pattern.Length);
            var escaped = false;
            foreach (var letter in pattern)
            {
                // An escaped letter or digit is a class of characters.
                if (escaped ? char.IsAsciiLetterOrDigit(letter) : MetaCharacters.Contains(letter, StringComparison.Ordinal))
                    return null;
                escaped = !escaped && letter == '\\';
                if (!escaped)
                    text.Append(letter);
            }

            return text.ToString();
        }
    }
}
