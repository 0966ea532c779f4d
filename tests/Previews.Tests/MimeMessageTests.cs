using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using JadaReferral.Contracts.Emails;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Rendering;

namespace JadaReferral.Previews.Tests;

public sealed class MimeMessageTests
{
    [Fact]
    public void The_content_hash_is_the_hash_of_the_bytes() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Samples.Mail.Bytes)), Samples.Mail.ContentHash);

    [Fact]
    public void Plain_text_comes_first_and_decodes_to_what_was_written()
    {
        var mime = MimeReading.Of(Samples.Mail.Bytes);

        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], mime.Parts.Select(part => part.Type));
        Assert.Equal(Samples.Mail.Content.Text, Decode(mime.Parts[0].Body));
        Assert.Equal(Samples.Mail.Content.Html, Decode(mime.Parts[1].Body));
    }

    [Fact]
    public void Any_text_survives_quoted_printable_in_short_ascii_lines()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), input =>
        {
            var text = string.Concat(input.Get.EnumerateRunes()).Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n') + "\n";
            var encoded = QuotedPrintable.Encode(text);
            return Decode(encoded) == text && Ascii.IsValid(encoded) && encoded.Split("\r\n").All(line => line.Length <= 76 && !line.EndsWith(' ') && !line.EndsWith('\t'));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Subject", "Bahía & Söhne × JADA: claim your referral link, with a long, long name behind it that has to be folded")]
    [InlineData("Subject", "Puesto x JADA: claim your referral link")]
    [InlineData("Subject", "A subject in plain ASCII that is so long that it has to be folded into several lines of the header, at blanks")]
    [InlineData("Subject", "=?utf-8?q?pretend?= encoded")]
    [InlineData("To", "Bahía \"Catering\" <owner@vendor.example>")]
    [InlineData("To", "Fish, Chips & \"More\" <owner@vendor.example>")]
    [InlineData("To", "日本料理の店とその友人たちのための長い長い名前 <owner@vendor.example>")]
    public void Headers_fold_and_decode_to_what_was_meant(string name, string value)
    {
        var lines = HeaderLine.Write(new MailHeader(name, value)).Split("\r\n");

        Assert.All(lines, line => Assert.True(line.Length <= 78 && Ascii.IsValid(line), line));
        Assert.All(lines.Where(line => line.Contains("=?", StringComparison.Ordinal)), line => Assert.True(line.Length <= 76, line));
        Assert.All(lines.Skip(1), line => Assert.StartsWith(" ", line, StringComparison.Ordinal));
        Assert.Equal($"{name}: {value}", DecodeHeader(string.Concat(lines)));
    }

    [Theory]
    [InlineData("\r\nBcc: x@y.example")]
    [InlineData("\n")]
    [InlineData("\0")]
    public void A_header_never_holds_a_control_character(string injected) =>
        Assert.Throws<ArgumentException>(() => HeaderLine.Write(new MailHeader("Subject", "Hello" + injected)));

    [Fact]
    public void The_boundary_stands_in_no_part()
    {
        var boundary = MimeReading.Of(Samples.Mail.Bytes).Values("Content-Type").Single().Split('"')[1];
        Assert.Equal(4, Encoding.ASCII.GetString(Samples.Mail.Bytes).Split(boundary).Length - 1);
    }

    /// <summary>An independent reader of RFC 2045.</summary>
    static string Decode(string quotedPrintable)
    {
        var bytes = new List<byte>();
        var text = quotedPrintable.Replace("=\r\n", "", StringComparison.Ordinal);
        if (text.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            text = text[..^2]; // the line break before the next boundary belongs to the boundary
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '=')
            {
                bytes.Add(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 3;
                continue;
            }

            if (text[at] != '\r')
                bytes.Add((byte)text[at]);
            at++;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>An independent reader of RFC 2047 and of quoted display names.</summary>
    static string DecodeHeader(string line)
    {
        var decoded = line.Replace("?= =?utf-8?q?", "", StringComparison.Ordinal);
        var start = decoded.IndexOf("=?utf-8?q?", StringComparison.Ordinal);
        if (start >= 0)
        {
            var end = decoded.IndexOf("?=", start + 10, StringComparison.Ordinal);
            decoded = decoded[..start] + Decode(decoded[(start + 10)..end].Replace('_', ' ')) + decoded[(end + 2)..];
        }
        else if (decoded.StartsWith("To: \"", StringComparison.Ordinal))
        {
            var end = decoded.LastIndexOf("\" <", StringComparison.Ordinal);
            decoded = "To: " + decoded[5..end].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) + decoded[(end + 1)..];
        }

        return decoded;
    }
}
