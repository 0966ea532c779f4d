using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;

namespace JadaReferral.Dashboard.Outreach;

/// <summary>Brings everything up to date with an edit: the email's own item, and the cards whose approvals it makes void. The same when it is repeated.</summary>
public sealed class EditFollower(OutreachStore outreach, TaskStore tasks, TimeProvider clock)
{
    internal async Task Follow(DraftEdited edit, CancellationToken cancellationToken)
    {
        await outreach.Follow(edit, cancellationToken);
        var affected = (await tasks.List(cancellationToken)).Where(card => card.Emails.Any(email => email.EmailId == edit.EmailId));
        foreach (var card in affected)
            await tasks.Apply(card.TaskId, current => CardRules.DraftEdited(current, edit, clock.GetUtcNow()), cancellationToken);
    }
}
