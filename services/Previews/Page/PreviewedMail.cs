using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Rendering;
using JadaReferral.Previews.Stores;

namespace JadaReferral.Previews.Page;

/// <summary>One mail of a preview page with all that is shown about it.</summary>
sealed record PreviewedMail
{
    public required OutreachDraft Draft { get; init; }

    public required Vendor Vendor { get; init; }

    public required RenderedMail Mail { get; init; }

    public required PreflightReport Report { get; init; }

    /// <summary>Whether it carries the image that tells when it is opened.</summary>
    public bool CountsOpens { get; init; }

    /// <summary>What was last approved of this email; null when nothing was.</summary>
    public LastApproved? Approved { get; init; }

    /// <summary>What that says; null when nothing was approved or it is no longer kept.</summary>
    public MailContent? ApprovedContent { get; init; }

    /// <summary>The same for the card.</summary>
    public RenderedEmail Email => new()
    {
        EmailId = Draft.EmailId,
        DraftVersion = Draft.Version,
        Vendor = Vendor.Code,
        To = Mail.Content.To,
        Subject = Mail.Content.Subject,
        ContentHash = Mail.ContentHash,
        CountsOpens = CountsOpens,
        Findings = Report.Findings,
    };
}
