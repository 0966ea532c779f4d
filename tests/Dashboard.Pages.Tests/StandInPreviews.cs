using JadaReferral.Contracts.Emails;
using MassTransit;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Answers as Previews would: what was written comes back, a subject that shouts is blocked, and a block that is not closed refused.</summary>
public sealed class StandInPreviews : IConsumer<RenderDraft>
{
    public Task Consume(ConsumeContext<RenderDraft> context)
    {
        var draft = context.Message.Draft;
        var template = context.Message.Template;
        if (template?.Html.Contains("{{#if", StringComparison.Ordinal) == true && !template.Html.Contains("{{/if", StringComparison.Ordinal))
            return context.RespondAsync(new DraftRefused { Part = "html", Line = 1, Column = 4, Reason = "This {{#if}} is never closed." });
        var subject = draft.Overrides?.GetValueOrDefault("subject") ?? (template is null ? "A link for " + draft.Vendor : template.Subject);
        var shouts = !subject.Any(char.IsLower);
        return context.RespondAsync(new DraftRendered
        {
            Email = new RenderedEmail
            {
                EmailId = draft.EmailId,
                DraftVersion = draft.Version,
                Vendor = draft.Vendor,
                To = $"hello@{draft.Vendor}.example",
                Subject = subject,
                ContentHash = new string('b', 64),
                Findings = shouts ? [new PreflightFinding("P11", "block", "The subject is in capitals. Write it as you would say it.")] : [],
            },
            Headers = [new MailHeader("Subject", subject), new MailHeader("Reply-To", "crew@queenofsandiego.example")],
            Html = $"<body style='font-family:Georgia,serif;margin:2rem;color:#16283a'><h1>{subject}</h1><p>Guests who love good food tend to love an evening under sail, too.</p></body>",
            Text = subject + "\n\nGuests who love good food tend to love an evening under sail, too.",
        });
    }
}
