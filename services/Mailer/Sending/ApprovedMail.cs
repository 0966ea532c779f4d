using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace JadaReferral.Mailer.Sending;

/// <summary>Approved bytes, checked: they have the approved hash and go to exactly one address.</summary>
/// <param name="Bytes">What is handed to SES, unchanged.</param>
/// <param name="Recipient">The one address, bare, spelled as it was approved.</param>
sealed partial record ApprovedMail(byte[] Bytes, string Recipient)
{
    /// <summary>The mail, or null and why these bytes may not be sent.</summary>
    public static (ApprovedMail? Mail, string? Code, string? Reason) Read(byte[]? bytes, string approvedHash)
    {
        if (bytes is null)
            return (null, "content-missing", "The approved mail is no longer stored. Publish a new preview and approve that.");
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != approvedHash)
            return (null, "hash-mismatch", "The stored mail is not the one that was approved: its bytes have another hash. Nothing was sent. Publish a new preview and approve that.");

        var to = HeaderValues(bytes, "To");
        if (to is not [var value] || QuotedText().Replace(value, "").Count(letter => letter is '@' or ',') != 1 || !MailAddress.TryCreate(value, out var address) || HeaderValues(bytes, "Cc").Count + HeaderValues(bytes, "Bcc").Count > 0)
            return (null, "recipient-invalid", "The approved mail does not go to exactly one address. Correct the vendor, publish a new preview and approve that.");
        return (new ApprovedMail(bytes, address.Address), null, null);
    }

    /// <summary>A quoted display name may hold any character.</summary>
    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex QuotedText();

    /// <summary>Values of a header, unfolded. The head of our mails is ASCII; display names may be encoded words.</summary>
    static List<string> HeaderValues(byte[] bytes, string name)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = (end < 0 ? text : text[..end]).Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);
        return
        [
            .. head.Split("\r\n")
                .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                .Select(line => line[(name.Length + 1)..].Trim()),
        ];
    }
}
