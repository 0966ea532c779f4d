using System.Text;
using System.Text.RegularExpressions;

namespace JadaReferral.Previews.Preflight;

/// <summary>A message split into header lines and parts, as a mail server sees it.</summary>
sealed partial class MimeReading
{
    /// <summary>Header fields, unfolded but not decoded.</summary>
    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    /// <summary>The head's lines as they stand.</summary>
    public required IReadOnlyList<string> HeadLines { get; init; }

    /// <summary>Every line of the message.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The parts of a multipart message, in their order.</summary>
    public required IReadOnlyList<MimePart> Parts { get; init; }

    public static MimeReading Of(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var (head, body) = Split(text);
        var headers = Fields(head);
        var boundary = Boundary().Match(Value(headers, "Content-Type")).Groups["boundary"].Value;
        return new MimeReading
        {
            Headers = headers,
            HeadLines = head.Split("\r\n"),
            Lines = text.Split("\r\n"),
            Parts = boundary.Length == 0 ? [] : [.. body.Split("--" + boundary, StringSplitOptions.None).Skip(1).SkipLast(1).Select(MimePart.Of)],
        };
    }

    /// <summary>Values of every field called <paramref name="name"/>.</summary>
    public IReadOnlyList<string> Values(string name) =>
        [.. Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    internal static (string Head, string Body) Split(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[(end + 4)..]);
    }

    internal static IReadOnlyList<(string Name, string Value)> Fields(string head) =>
    [
        .. Fold().Replace(head, " ").Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .Select(field => (field[0], field.Length == 2 ? field[1].Trim() : "")),
    ];

    internal static string Value(IReadOnlyList<(string Name, string Value)> fields, string name) =>
        fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fold();

    [GeneratedRegex(@"boundary=""?(?<boundary>[^"";]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Boundary();
}

/// <summary>One part of a multipart message.</summary>
/// <param name="Type">Its media type and parameters.</param>
/// <param name="Encoding">Its transfer encoding.</param>
/// <param name="Body">Its body as it is transferred.</param>
sealed record MimePart(string Type, string Encoding, string Body)
{
    internal static MimePart Of(string part)
    {
        var (head, body) = MimeReading.Split(part.StartsWith("\r\n", StringComparison.Ordinal) ? part[2..] : part);
        var fields = MimeReading.Fields(head);
        return new MimePart(MimeReading.Value(fields, "Content-Type"), MimeReading.Value(fields, "Content-Transfer-Encoding"), body);
    }
}
