using JadaReferral.Contracts.Emails;
using MassTransit;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Answers as Previews would: what was written comes back, and a subject that shouts is blocked.</summary>
public sealed class StandInPreviews : IConsumer<RenderDraft>
{
    public Task Consume(ConsumeContext<RenderDraft> context)
    {
        var draft = context.Message.Draft;
        var subject = draft.Overrides?.GetValueOrDefault("subject") ?? "A link for " + draft.Vendor;
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
