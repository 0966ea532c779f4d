using System.Globalization;
using System.Text;
using JadaReferral.Contracts.Emails;

namespace JadaReferral.Previews.Rendering;

/// <summary>Writes header lines: folded at 78 characters, non-ASCII text as encoded-words (RFC 2047), display names quoted where they must be.</summary>
static class HeaderLine
{
    const int FoldAt = 78;
    const int EncodedWordLimit = 75;
    const string WordStart = "=?utf-8?q?";
    const string WordEnd = "?=";

    /// <summary>The header without its final CRLF.</summary>
    public static string Write(MailHeader header)
    {
        if (header.Value.Any(char.IsControl))
            throw new ArgumentException($"The header {header.Name} holds a control character.", nameof(header));

        var value = header.Name is "From" or "To" or "Reply-To" ? Mailbox(header) : Text(header.Value, header.Name);
        return Fold(header.Name + ":", value);
    }

    /// <summary><c>Name &lt;address&gt;</c> or a bare address, as <see cref="MailHeader.Value"/> has it.</summary>
    static string Mailbox(MailHeader header)
    {
        var at = header.Value.LastIndexOf(" <", StringComparison.Ordinal);
        if (at < 0)
            return header.Value;

        var (name, address) = (header.Value[..at], header.Value[(at + 1)..]);
        if (NeedsEncoding(name))
            name = EncodedWords(name, header.Name);
        else if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
            name = "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        return $"{name} {address}";
    }

    static string Text(string value, string header) => NeedsEncoding(value) ? EncodedWords(value, header) : value;

    static bool NeedsEncoding(string value) => !Ascii.IsValid(value) || value.Contains("=?", StringComparison.Ordinal);

    /// <summary>Words of at most 75 characters, none of which splits a character; readers drop the blanks between them.</summary>
    static string EncodedWords(string value, string header)
    {
        var words = new StringBuilder(WordStart);
        var length = WordStart.Length + header.Length + 1; // the first shares its line, 76 at most, with the header's name
        foreach (var rune in value.EnumerateRunes())
        {
            var encoded = Encode(rune);
            if (length + encoded.Length + WordEnd.Length > EncodedWordLimit)
            {
                words.Append(WordEnd).Append(' ').Append(WordStart);
                length = WordStart.Length;
            }

            words.Append(encoded);
            length += encoded.Length;
        }

        return words.Append(WordEnd).ToString();
    }

    static string Encode(Rune rune)
    {
        if (rune.Value == ' ')
            return "_";
        if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
            return rune.ToString();

        Span<byte> bytes = stackalloc byte[4];
        var count = rune.EncodeToUtf8(bytes);
        var encoded = new StringBuilder(count * 3);
        foreach (var value in bytes[..count])
            encoded.Append('=').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        return encoded.ToString();
    }

    /// <summary>Breaks before a blank when a line would pass 78 characters; a single long word, such as a URL, stays whole.</summary>
    static string Fold(string name, string value)
    {
        var result = new StringBuilder(name);
        var column = name.Length;
        foreach (var word in value.Split(' '))
        {
            if (column + 1 + word.Length > FoldAt && word.Length > 0 && column > name.Length)
            {
                result.Append("\r\n");
                column = 0;
            }

            result.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        return result.ToString();
    }
}
