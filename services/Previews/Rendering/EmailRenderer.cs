using System.Net.Mail;
using System.Text;
using HandlebarsDotNet;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Rendering;

/// <summary>Turns a template, a draft and a vendor into a mail. Pure: the same input is the same bytes, on any machine, at any time.</summary>
sealed class EmailRenderer(IOptions<OutreachOptions> outreach, IOptions<LinkOptions> links, OpenImage openImage)
{
    readonly OutreachOptions _outreach = outreach.Value;
    readonly SealedToken _tokens = new(outreach.Value.UnsubscribeKey);

    /// <summary>The mail that <paramref name="draft"/> is. Its opens are counted only for <paramref name="countingCard"/>; null counts none.</summary>
    /// <exception cref="TemplateException">The template is broken, or the vendor lacks what a mail needs.</exception>
    public RenderedMail Render(OutreachTemplate template, OutreachDraft draft, Vendor vendor, string? countingCard = null)
    {
        var content = Content(template, draft, vendor);
        return MimeMessage.Write(countingCard is null ? content : content with { Html = openImage.AddTo(content.Html, countingCard, draft.EmailId) });
    }

    MailContent Content(OutreachTemplate template, OutreachDraft draft, Vendor vendor)
    {
        var to = Recipient(vendor);
        var model = Model(vendor, to);
        model = model with { Fields = Fields(template, draft, model) };

        var partials = template.Partials ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var partialNames = partials.Keys.ToHashSet(StringComparer.Ordinal);
        var names = EmailModel.Names.Concat(model.Fields.Keys.Select(field => "fields." + field)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, text) in partials)
            TemplateCheck.Read("partial:" + name, text, names, partialNames);

        var subject = Fill("subject", template.Subject, escape: false);
        var html = Fill("html", template.Html, escape: true);
        var plain = Fill("text", template.Text, escape: false);
        return new MailContent
        {
            To = to,
            Subject = subject.Trim(),
            Headers = Headers(to, vendor, subject.Trim(), model),
            Text = Lines(plain),
            Html = Lines(html),
        };

        string Fill(string part, string source, bool escape)
        {
            TemplateCheck.Read(part, source, names, partialNames);
            return Expand(part, source, partials, model, escape);
        }
    }

    EmailModel Model(Vendor vendor, string to)
    {
        var from = new MailAddress(_outreach.From);
        var greeting = string.IsNullOrWhiteSpace(vendor.ContactName) ? $"{vendor.Name} team" : vendor.ContactName;
        return new EmailModel(
            new VendorModel(vendor.Code, vendor.Name, vendor.ContactName, greeting),
            LinkModel.Of(links.Value.ReferralBase + vendor.Code),
            new SenderModel(from.DisplayName, from.Address, _outreach.ReplyTo, _outreach.PostalAddress),
            LinkModel.Of(_outreach.UnsubscribeBase + _tokens.Seal($"{to} {vendor.Code}")),
            new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>The template's defaults under the draft's own words; each may use every name but other fields.</summary>
    static Dictionary<string, string> Fields(OutreachTemplate template, OutreachDraft draft, EmailModel model)
    {
        var sources = new Dictionary<string, string>(template.Fields ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (field, words) in draft.Overrides ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (!sources.ContainsKey(field))
                throw new TemplateException("field:" + field, $"The template “{draft.Template}” has no field “{field}”. Its fields: {string.Join(", ", sources.Keys.Order(StringComparer.Ordinal))}.");
            sources[field] = words;
        }

        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        var noPartials = new HashSet<string>(StringComparer.Ordinal);
        return sources.ToDictionary(
            field => field.Key,
            field =>
            {
                TemplateCheck.Read("field:" + field.Key, field.Value, EmailModel.Names, noPartials);
                return Expand("field:" + field.Key, field.Value, none, model, escape: false).Trim();
            },
            StringComparer.Ordinal);
    }

    static string Expand(string part, string source, IReadOnlyDictionary<string, string> partials, EmailModel model, bool escape)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            NoEscape = !escape,
            ThrowOnUnresolvedBindingExpression = true,
            // Two levels of partial in a partial are plenty; a partial that includes itself is refused, not run until the stack ends.
            PartialRecursionDepthLimit = 10,
        });
        try
        {
            foreach (var (name, text) in partials)
                handlebars.RegisterTemplate(name, text);
            return handlebars.Compile(source)(model);
        }
        catch (HandlebarsException refused)
        {
            // TemplateCheck has read every text, so this is what it does not know; the engine names no place worth showing.
            throw new TemplateException(part, refused.Message);
        }
    }

    List<MailHeader> Headers(string to, Vendor vendor, string subject, EmailModel model)
    {
        List<MailHeader> headers =
        [
            new("From", Mailbox(_outreach.From)),
            new("To", $"{vendor.ContactName ?? vendor.Name} <{to}>"),
            new("Reply-To", Mailbox(_outreach.ReplyTo)),
            new("Subject", subject),
            new("List-Unsubscribe", $"<{model.Unsubscribe.Url}>, <mailto:{new MailAddress(_outreach.ReplyTo).Address}?subject=unsubscribe>"),
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ];
        if (headers.Find(header => header.Value.Any(char.IsControl)) is not { } broken)
            return headers;

        var part = broken.Name == "Subject" ? "subject" : "vendor";
        throw new TemplateException(part, $"{broken.Name} would hold a line break or another control character. Remove it.");
    }

    static string Mailbox(string setting)
    {
        var mailbox = new MailAddress(setting);
        return mailbox.DisplayName.Length == 0 ? mailbox.Address : $"{mailbox.DisplayName} <{mailbox.Address}>";
    }

    static string Recipient(Vendor vendor)
    {
        if (string.IsNullOrWhiteSpace(vendor.ContactEmail))
            throw new TemplateException("vendor", $"{vendor.Name} has no email address. Add one to the vendor, then preview again.");
        if (!MailAddress.TryCreate(vendor.ContactEmail, out var address) || address.Address != vendor.ContactEmail.Trim() || !Ascii.IsValid(address.Address))
            throw new TemplateException("vendor", $"“{vendor.ContactEmail}” is no address that mail can be sent to. Correct it at the vendor {vendor.Name}.");
        if (vendor.Name.Any(char.IsControl) || vendor.ContactName?.Any(char.IsControl) == true)
            throw new TemplateException("vendor", $"The name or contact of the vendor {vendor.Code} holds a line break or another control character. Remove it.");
        return address.Address;
    }

    /// <summary>One form of every text: composed characters, LF, no blanks at line ends, one line break at the end.</summary>
    static string Lines(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n");
        return string.Join('\n', normal.Split('\n').Select(line => line.TrimEnd())).Trim('\n') + "\n";
    }
}
