using System.Globalization;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using MassTransit;

namespace JadaReferral.Dashboard.Outreach;

/// <summary>Asks Previews how a draft looks. Rendering lives there alone, so that what is shown here is what would be sent.</summary>
public sealed class DraftRenderer(IBus bus)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal async Task<Outcome<DraftRendered>> Render(OutreachDraft draft, OutreachTemplate? template, CancellationToken cancellationToken)
    {
        try
        {
            var client = bus.CreateRequestClient<RenderDraft>(Patience);
            var answer = await client.GetResponse<DraftRendered, DraftRefused>(new RenderDraft { Draft = draft, Template = template }, cancellationToken);
            if (answer.Is(out Response<DraftRendered>? rendered))
                return rendered.Message;
            return answer.Is(out Response<DraftRefused>? refused)
                ? Refused(refused.Message)
                : throw new InvalidOperationException($"RenderDraft was answered with {answer.Message.GetType()}.");
        }
        catch (RequestTimeoutException)
        {
            return Refusal.Conflict("previews-silent", "The preview service did not answer. Nothing was changed; try again in a moment.");
        }
    }

    static Refusal Refused(DraftRefused refused)
    {
        var place = refused.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"{refused.Part}, line {line}, column {refused.Column ?? 1}: ")
            : refused.Part + ": ";
        return new Refusal(RefusalKind.Invalid, "cannot-render", place + refused.Reason);
    }
}
