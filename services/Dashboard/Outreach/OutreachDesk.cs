using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Vendors;

namespace JadaReferral.Dashboard.Outreach;

/// <summary>What people do with outreach emails and templates: pages and API call this.</summary>
public sealed class OutreachDesk(OutreachStore store, VendorStore vendors, DraftRenderer renderer, EditFollower follower, TimeProvider clock)
{
    /// <summary>Writes a new email.</summary>
    public async Task<Outcome<OutreachDraft>> Create(string emailId, DraftFields fields, string by, CancellationToken cancellationToken)
    {
        if (OutreachRules.CheckId(emailId) is { } problem)
            return problem;
        if (!(await Version(emailId, 1, fields, by, cancellationToken)).IsAccepted(out var draft, out var refusal))
            return refusal;
        return await Store(draft, cancellationToken)
            ? draft
            : Refusal.Conflict("email-exists", $"There is an outreach email {emailId} already. Choose another id, or edit that one.");
    }

    /// <summary>Edits an email: a new version on <paramref name="expectedVersion"/>. Approvals of earlier versions are void from here on.</summary>
    public async Task<Outcome<OutreachDraft>> Edit(string emailId, DraftFields fields, long expectedVersion, string by, CancellationToken cancellationToken)
    {
        if (await store.LatestDraft(emailId, cancellationToken) is not { } latest)
            return Refusal.NotFound($"outreach email {emailId}");
        if (latest.Version != expectedVersion)
            return Refusal.Outdated($"The email {emailId}");
        if ((await store.Get(emailId, cancellationToken))?.Status == OutreachEmail.Sent)
            return Refusal.Conflict("already-sent", $"{emailId} was sent. Write a new email instead of changing what was sent.");
        if (!(await Version(emailId, latest.Version + 1, fields with { Vendor = latest.Vendor }, by, cancellationToken)).IsAccepted(out var draft, out var refusal))
            return refusal;
        return await Store(draft, cancellationToken) ? draft : Refusal.Outdated($"The email {emailId}");
    }

    /// <summary>Stores a version of a template on <paramref name="expectedVersion"/> (0: it is new). One that can't be rendered is refused with line and column.</summary>
    public async Task<Outcome<OutreachTemplate>> SaveTemplate(
        string name, TemplateFields fields, long expectedVersion, string by, CancellationToken cancellationToken)
    {
        if ((OutreachRules.CheckTemplateName(name) ?? OutreachRules.Check(fields)) is { } problem)
            return problem;
        if (((await store.LatestTemplate(name, cancellationToken))?.Version ?? 0) != expectedVersion)
            return Refusal.Outdated($"The template {name}");

        var template = new OutreachTemplate
        {
            EmailId = OutreachTemplate.KeyPrefix + name,
            Version = expectedVersion + 1,
            Subject = fields.Subject,
            Html = fields.Html,
            Text = fields.Text,
            Partials = fields.Partials,
            Fields = fields.Fields,
            EditedBy = by,
            EditedAt = clock.GetUtcNow(),
        };
        if ((await vendors.List(cancellationToken)).FirstOrDefault(vendor => vendor.ContactEmail is not null) is not { } sample)
            return Refusal.Conflict("no-vendor", "A template is tried on a vendor before it is stored, and no vendor has an email address yet.");
        if (!(await renderer.Render(Draft("sample", 0, name, template.Version, sample.Code, null, by), template, cancellationToken)).IsAccepted(out _, out var refusal))
            return refusal;
        return await store.TryAdd(template, cancellationToken) ? template : Refusal.Outdated($"The template {name}");
    }

    /// <summary>How an email would look with <paramref name="fields"/>, and with <paramref name="template"/> where that is not stored yet. Stores nothing.</summary>
    public async Task<Outcome<DraftRendered>> Preview(
        string emailId, DraftFields fields, TemplateFields? template, string by, CancellationToken cancellationToken)
    {
        if ((OutreachRules.CheckId(emailId) ?? OutreachRules.Check(fields) ?? (template is null ? null : OutreachRules.Check(template))) is { } problem)
            return problem;
        if (template is null)
        {
            return (await Version(emailId, 0, fields, by, cancellationToken)).IsAccepted(out var draft, out var refusal)
                ? await renderer.Render(draft, template: null, cancellationToken)
                : refusal;
        }
        var name = fields.Template ?? OutreachRules.DefaultTemplate;
        var unsaved = new OutreachTemplate
        {
            EmailId = OutreachTemplate.KeyPrefix + name,
            Version = 0,
            Subject = template.Subject,
            Html = template.Html,
            Text = template.Text,
            Partials = template.Partials,
            Fields = template.Fields,
            EditedBy = by,
            EditedAt = clock.GetUtcNow(),
        };
        return await renderer.Render(Draft(emailId, 0, name, 0, fields.Vendor, fields.Overrides, by), unsaved, cancellationToken);
    }

    async Task<Outcome<OutreachDraft>> Version(string emailId, long version, DraftFields fields, string by, CancellationToken cancellationToken)
    {
        if (OutreachRules.Check(fields) is { } problem)
            return problem;
        if (await vendors.Get(fields.Vendor, cancellationToken) is null)
            return Refusal.NotFound($"vendor {fields.Vendor}");
        var name = fields.Template ?? OutreachRules.DefaultTemplate;
        var templates = await store.Templates(name, cancellationToken);
        if (templates.Count == 0)
            return Refusal.NotFound($"template {name}");
        var templateVersion = fields.TemplateVersion ?? templates[0].Version;
        return templates.Any(known => known.Version == templateVersion)
            ? Draft(emailId, version, name, templateVersion, fields.Vendor, fields.Overrides, by)
            : Refusal.NotFound($"version {templateVersion} of the template {name}");
    }

    OutreachDraft Draft(
        string emailId, long version, string template, long templateVersion, string vendor, IReadOnlyDictionary<string, string>? overrides, string by) => new()
        {
            EmailId = emailId,
            Version = version,
            Vendor = vendor,
            Template = template,
            TemplateVersion = templateVersion,
            Overrides = overrides is { Count: > 0 } ? overrides : null,
            EditedBy = by,
            EditedAt = clock.GetUtcNow(),
        };

    async Task<bool> Store(OutreachDraft draft, CancellationToken cancellationToken)
    {
        var edit = new DraftEdited
        {
            EditId = Guid.CreateVersion7(draft.EditedAt),
            EmailId = draft.EmailId,
            Vendor = draft.Vendor,
            DraftVersion = draft.Version,
            EditedBy = draft.EditedBy,
            EditedAt = draft.EditedAt,
        };
        if (!await store.TryAdd(draft, edit, cancellationToken))
            return false;
        // The message does this too; doing it now lets the editor see it at once.
        await follower.Follow(edit, cancellationToken);
        return true;
    }
}
