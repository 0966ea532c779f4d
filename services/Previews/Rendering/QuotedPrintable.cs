using System.Globalization;
using System.Text;

namespace JadaReferral.Previews.Rendering;

/// <summary>Quoted-printable of RFC 2045: UTF-8 text as 7-bit lines of at most 76 characters.</summary>
static class QuotedPrintable
{
    const int LineLimit = 76;

    /// <summary>Encodes <paramref name="text"/>, whose lines end in LF, with CRLF after each line.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.TrimEnd('\n').Split('\n'))
            EncodeLine(line, result);
        return result.ToString();
    }

    static void EncodeLine(string line, StringBuilder result)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var column = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var last = at == bytes.Length - 1;
            var token = IsPlain(bytes[at], last) ? ((char)bytes[at]).ToString() : "=" + bytes[at].ToString("X2", CultureInfo.InvariantCulture);

            // A line that goes on needs its last column for the soft break's "=".
            if (column + token.Length > (last ? LineLimit : LineLimit - 1))
            {
                result.Append("=\r\n");
                column = 0;
            }

            result.Append(token);
            column += token.Length;
        }

        result.Append("\r\n");
    }

    /// <summary>Blanks stay as they are except at a line's end, where mail servers may strip them.</summary>
    static bool IsPlain(byte value, bool lastOfLine) => value switch
    {
        (byte)'=' => false,
        (byte)' ' or (byte)'\t' => !lastOfLine,
        >= 33 and <= 126 => true,
        _ => false,
    };
}
