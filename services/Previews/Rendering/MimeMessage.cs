using System.Security.Cryptography;
using System.Text;

namespace JadaReferral.Previews.Rendering;

/// <summary>
/// Writes a mail as MIME, always the same way: headers in the order given, multipart/alternative with plain text first, both parts UTF-8 in
/// quoted-printable, CRLF, and a boundary taken from the hash of what it separates. No Date and no Message-ID: SES sets both.
/// These bytes are the canonical form; their SHA-256 is the content hash, so anyone can check a stored or archived mail with <c>sha256sum</c>.
/// </summary>
static class MimeMessage
{
    const string LineEnd = "\r\n";

    public static RenderedMail Write(MailContent content)
    {
        var head = new StringBuilder();
        foreach (var header in content.Headers)
            head.Append(HeaderLine.Write(header)).Append(LineEnd);
        head.Append("MIME-Version: 1.0").Append(LineEnd);

        var parts = new[] { Part("text/plain", content.Text), Part("text/html", content.Html) };
        var boundary = "=_" + Hash(head + string.Concat(parts))[..32]; // quoted-printable never writes "=_", so no part can hold it

        var mail = new StringBuilder().Append(head)
            .Append("Content-Type: multipart/alternative;").Append(LineEnd)
            .Append(" boundary=\"").Append(boundary).Append('"').Append(LineEnd)
            .Append(LineEnd);
        foreach (var part in parts)
            mail.Append("--").Append(boundary).Append(LineEnd).Append(part).Append(LineEnd);
        mail.Append("--").Append(boundary).Append("--").Append(LineEnd);

        var bytes = Encoding.ASCII.GetBytes(mail.ToString());
        return new RenderedMail(content, bytes, HashOf(bytes));
    }

    /// <summary>The content hash of <paramref name="bytes"/>.</summary>
    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static string Hash(string text) => HashOf(Encoding.ASCII.GetBytes(text));

    static string Part(string type, string text) =>
        $"Content-Type: {type}; charset=utf-8{LineEnd}Content-Transfer-Encoding: quoted-printable{LineEnd}{LineEnd}{QuotedPrintable.Encode(text)}";
}
