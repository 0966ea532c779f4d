using JadaReferral.Contracts.Emails;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Rendering;
using JadaReferral.Previews.Stores;
using MassTransit;

namespace JadaReferral.Previews;

/// <summary>Shows an editor how an unsaved draft or template looks and what preflight says. Stores nothing.</summary>
sealed class RenderDraftConsumer(OutreachStore outreach, EmailRenderer renderer, PreflightCheck preflight) : IConsumer<RenderDraft>
{
    public async Task Consume(ConsumeContext<RenderDraft> context)
    {
        try
        {
            await context.RespondAsync(await Render(context.Message, context.CancellationToken));
        }
        catch (TemplateException broken)
        {
            await context.RespondAsync(new DraftRefused { Part = broken.Part, Line = broken.Line, Column = broken.Column, Reason = broken.Message });
        }
    }

    async Task<DraftRendered> Render(RenderDraft request, CancellationToken cancellationToken)
    {
        var draft = request.Draft;
        var vendors = await outreach.Vendors(cancellationToken);
        var vendor = vendors.FirstOrDefault(vendor => vendor.Code == draft.Vendor)
            ?? throw new TemplateException("vendor", $"There is no vendor “{draft.Vendor}”.");
        var template = request.Template
            ?? await outreach.Template(draft.Template, draft.TemplateVersion, cancellationToken)
            ?? throw new TemplateException("template", $"The template “{draft.Template}” has no version {draft.TemplateVersion}.");

        var mail = renderer.Render(template, draft, vendor);
        var report = preflight.Check(new PreflightInput
        {
            Mail = mail,
            Vendor = vendor,
            Others = [.. vendors.Where(other => other.Code != vendor.Code)],
            Suppression = await outreach.Suppression(mail.Content.To, cancellationToken),
        });
        return new DraftRendered
        {
            Email = new RenderedEmail
            {
                EmailId = draft.EmailId,
                DraftVersion = draft.Version,
                Vendor = vendor.Code,
                To = mail.Content.To,
                Subject = mail.Content.Subject,
                ContentHash = mail.ContentHash,
                Findings = report.Findings,
            },
            Headers = mail.Content.Headers,
            Html = mail.Content.Html,
            Text = mail.Content.Text,
        };
    }
}
