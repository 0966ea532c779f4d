using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Previews.Page;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Preflight.Outside;
using JadaReferral.Previews.Rendering;
using JadaReferral.Previews.Stores;

namespace JadaReferral.Previews.Publishing;

/// <summary>Makes a version's mails and its page from what the version pins.</summary>
sealed class PreviewRenderer(OutreachStore outreach, PreviewStore previews, MailStore mails, EmailRenderer renderer, PreflightCheck preflight, OutsideWorld outside)
{
    /// <summary>Renders every draft of <paramref name="version"/>, in its order, with preflight and what was approved before.</summary>
    /// <exception cref="PreviewRefusedException">A draft can't be rendered.</exception>
    public async Task<IReadOnlyList<PreviewedMail>> Render(PreviewVersion version, CancellationToken cancellationToken)
    {
        var everyVendor = await outreach.Vendors(cancellationToken);
        var rendered = new List<(OutreachDraft Draft, Vendor Vendor, RenderedMail Mail)>();
        foreach (var reference in version.Drafts)
        {
            var draft = await Draft(reference, cancellationToken);
            var vendor = version.Vendors.First(vendor => vendor.Code == draft.Vendor);
            rendered.Add((draft, vendor, await Render(draft, vendor, version.CountOpens ? version.CardId : null, cancellationToken)));
        }

        var facts = await Facts([.. rendered.Select(each => each.Mail)], cancellationToken);
        var previewed = new List<PreviewedMail>();
        foreach (var (index, (draft, vendor, mail)) in rendered.Index())
        {
            var report = preflight.Check(new PreflightInput
            {
                Mail = mail,
                Vendor = vendor,
                Others = [.. everyVendor.Where(other => other.Code != vendor.Code)],
                SameBatch = [.. rendered.Where(other => other.Draft.EmailId != draft.EmailId).Select(other => other.Mail)],
                CountsOpens = version.CountOpens,
                Outside = facts[index],
                Suppression = await outreach.Suppression(mail.Content.To, cancellationToken),
            });
            var approved = await previews.Approved(draft.EmailId, cancellationToken);
            previewed.Add(new PreviewedMail
            {
                Draft = draft,
                Vendor = vendor,
                Mail = mail,
                Report = report,
                CountsOpens = version.CountOpens,
                Approved = approved,
                ApprovedContent = approved is null ? null : await mails.Content(approved.ContentHash, cancellationToken),
            });
        }

        return previewed;
    }

    /// <summary>What others say about each mail. Everybody is asked at once, so that a silent name server costs its patience once and not for every mail.</summary>
    async Task<IReadOnlyList<OutsideFacts>> Facts(IReadOnlyList<RenderedMail> mails, CancellationToken cancellationToken)
    {
        var us = outside.AboutUs(cancellationToken);
        var links = outside.Links(mails.Select(mail => mail.Content.Text), cancellationToken);
        var takesMail = Task.WhenAll(mails.Select(mail => outside.TakesMail(mail.Content.To, cancellationToken)));
        await Task.WhenAll(us, links, takesMail);
        var shared = await us with { Links = await links };
        return [.. (await takesMail).Select(takes => shared with { RecipientTakesMail = takes })];
    }

    /// <summary>The drafts' vendors as they are now.</summary>
    /// <exception cref="PreviewRefusedException">A draft or its vendor is not there.</exception>
    public async Task<IReadOnlyList<Vendor>> VendorsOf(IReadOnlyList<DraftReference> references, CancellationToken cancellationToken)
    {
        var vendors = new List<Vendor>();
        foreach (var reference in references)
        {
            var draft = await Draft(reference, cancellationToken);
            vendors.Add(await outreach.Vendor(draft.Vendor, cancellationToken)
                ?? throw new PreviewRefusedException($"{draft.EmailId}: there is no vendor “{draft.Vendor}”. Add the vendor, or remove the email from the card."));
        }

        return [.. vendors.DistinctBy(vendor => vendor.Code)];
    }

    async Task<OutreachDraft> Draft(DraftReference reference, CancellationToken cancellationToken) =>
        await outreach.Draft(reference.EmailId, reference.Version, cancellationToken)
            ?? throw new PreviewRefusedException($"{reference.EmailId} has no version {reference.Version}. Ask for the preview again from the card.");

    async Task<RenderedMail> Render(OutreachDraft draft, Vendor vendor, string? countingCard, CancellationToken cancellationToken)
    {
        var template = await outreach.Template(draft.Template, draft.TemplateVersion, cancellationToken)
            ?? throw new PreviewRefusedException($"{draft.EmailId}: the template “{draft.Template}” has no version {draft.TemplateVersion}. Choose another version in the draft.");
        try
        {
            return renderer.Render(template, draft, vendor, countingCard);
        }
        catch (TemplateException broken)
        {
            throw new PreviewRefusedException($"{draft.EmailId}: {broken.Sentence}", broken);
        }
    }
}
