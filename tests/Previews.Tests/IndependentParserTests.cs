using System.Diagnostics;
using System.Text.Json;
using JadaReferral.Contracts.Emails;
using JadaReferral.Previews.Rendering;

namespace JadaReferral.Previews.Tests;

/// <summary>Our mails as Python's <c>email</c> package reads them, with its strict policy: any defect is an error.</summary>
public sealed class IndependentParserTests
{
    const string Script = """
        import email, email.policy, json, sys
        mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.strict)
        parts = list(mail.walk())
        defects = [str(defect) for part in parts for defect in part.defects]
        defects += [f"{name}: {defect}" for part in parts for name, value in part.items() for defect in value.defects]
        json.dump({
            "defects": defects,
            "type": mail.get_content_type(),
            "subject": mail["subject"],
            "to": [[address.display_name, address.addr_spec] for address in mail["to"].addresses],
            "oneClick": mail["list-unsubscribe-post"],
            "unsubscribe": mail["list-unsubscribe"],
            "parts": [[part.get_content_type(), part.get_content_charset(), part.get_content()] for part in mail.iter_parts()],
        }, sys.stdout)
        """;

    public static TheoryData<string> SeededEmails => [.. Samples.SeededDrafts.Select(draft => draft.EmailId)];

    [PythonTheory]
    [MemberData(nameof(SeededEmails))]
    public async Task Every_seeded_mail_parses_without_a_defect_to_what_was_rendered(string emailId)
    {
        var draft = Samples.SeededDrafts.Single(draft => draft.EmailId == emailId);
        var vendor = Samples.Everyone.Single(vendor => vendor.Code == draft.Vendor);

        await ReadsAsRendered(Samples.Renderer.Render(Samples.Template, draft, vendor));
        await ReadsAsRendered(Samples.Renderer.Render(Samples.Template, draft, vendor, "k7f3mq2a"));
    }

    [PythonTheory]
    [InlineData("Bahía & Söhne × JADA: claim your referral link, with a long, long name behind it that has to be folded", "Bahía \"Catering\"")]
    [InlineData("=?utf-8?q?pretend?= encoded", "Fish, Chips & \"More\" <them@all.example>")]
    [InlineData("A subject in plain ASCII that is so long that it has to be folded into several lines of the header, at blanks", "日本料理の店")] // a longer one would be several words, between which Python before 3.13 wrongly keeps the blank
    [InlineData("🍷 tasting", "O'Brien; and (sons)")]
    public async Task So_does_a_mail_with_names_that_tempt_parsers(string subject, string name)
    {
        var content = Samples.Mail.Content;
        await ReadsAsRendered(MimeMessage.Write(content with
        {
            Subject = subject,
            Headers = [.. content.Headers.Select(header => header.Name switch
            {
                "Subject" => header with { Value = subject },
                "To" => new MailHeader("To", $"{name} <{content.To}>"),
                _ => header,
            })],
            Text = content.Text + "From here on\n.\n..dots\n--=_0123456789abcdef0123456789abcdef--\n" + new string('é', 400) + "\n",
        }));
    }

    static async Task ReadsAsRendered(RenderedMail mail)
    {
        var read = await Read(mail.Bytes);

        Assert.Empty(read.Defects);
        Assert.Equal("multipart/alternative", read.Type);
        Assert.Equal(mail.Content.Subject, read.Subject);
        Assert.Equal("List-Unsubscribe=One-Click", read.OneClick);
        Assert.Equal(mail.Content.Headers.Single(header => header.Name == "List-Unsubscribe").Value, read.Unsubscribe);
        var to = Assert.Single(read.To);
        Assert.Equal(mail.Content.Headers.Single(header => header.Name == "To").Value, $"{to[0]} <{to[1]}>");
        Assert.Equal([["text/plain", "utf-8", mail.Content.Text], ["text/html", "utf-8", mail.Content.Html]], read.Parts);
    }

    static async Task<Reading> Read(byte[] mail)
    {
        using var python = Process.Start(new ProcessStartInfo(PythonTheoryAttribute.Python, ["-I", "-c", Script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.StandardInput.BaseStream.WriteAsync(mail);
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Reading>(await output, JsonSerializerOptions.Web)!;
    }

    sealed record Reading(
        IReadOnlyList<string> Defects, string Type, string Subject, IReadOnlyList<IReadOnlyList<string>> To, string OneClick, string Unsubscribe, IReadOnlyList<IReadOnlyList<string>> Parts);
}

/// <summary>A theory for machines with Python, whose standard library holds a MIME parser that has nothing of ours.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public const string Python = "python3";

    public PythonTheoryAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!Array.Exists(folders, folder => File.Exists(Path.Combine(folder, Python))))
            Skip = $"{Python} is not on the PATH. Install it to have our mails read by a parser that is not ours.";
    }
}
