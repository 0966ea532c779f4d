using System.Security.Cryptography;
using System.Text;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Outreach;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>What people do with cards: pages and API call this, it checks and asks the stores.</summary>
public sealed class TaskDesk(TaskStore tasks, OutreachStore outreach, IOptions<ApprovalOptions> options, TimeProvider clock)
{
    const int MostEmails = 50;

    // No vowels and no look-alikes: ids are read aloud and typed.
    const string IdAlphabet = "23456789bcdfghjkmnpqrstvwxz";
    const int IdLength = 8;

    /// <summary>Adds a card. With <paramref name="idempotencyKey"/> a repetition answers the card that the first call made.</summary>
    public async Task<Outcome<TaskCard>> Add(NewCard request, string by, string? idempotencyKey, CancellationToken cancellationToken)
    {
        if (CardFields.Check(request.Type, request.Title, request.Link, request.Owner, request.Priority) is { } problem)
            return problem;
        var id = idempotencyKey is null ? RandomId() : IdFrom(by, idempotencyKey);
        if (idempotencyKey is not null && await tasks.Get(id, cancellationToken) is { } earlier)
            return earlier;
        if (!(await ClaimEmails(request, id, cancellationToken)).IsAccepted(out var emails, out var refusal))
            return refusal;

        // The commit point. Emails claimed for a card that never came to be are free for the next card.
        var card = NewCard(request, emails, id, by);
        if (await tasks.TryAdd(card, cancellationToken))
            return card;
        return idempotencyKey is not null && await tasks.Get(id, cancellationToken) is { } known
            ? known
            : Refusal.Conflict("try-again", "The card could not be added. Try again.");
    }

    /// <summary>Asks for a preview of everything undecided, in the newest versions.</summary>
    public async Task<Outcome<TaskCard>> RequestApproval(string taskId, string by, CancellationToken cancellationToken)
    {
        if (await LatestOf(taskId, cancellationToken) is not { } latest)
            return Refusal.NotFound($"card {taskId}");
        return await tasks.Change(taskId, card => CardRules.RequestApproval(card, latest, by, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Asks for an earlier preview to be shown again; what it holds can then be approved.</summary>
    public async Task<Outcome<TaskCard>> Rollback(string taskId, long version, string by, CancellationToken cancellationToken)
    {
        if (await LatestOf(taskId, cancellationToken) is not { } latest)
            return Refusal.NotFound($"card {taskId}");
        return await tasks.Change(taskId, card => CardRules.RequestRollback(card, version, latest, by, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Approves exactly what is named; nothing of it when something in it is stale, blocked or decided already.</summary>
    public async Task<Outcome<TaskCard>> Approve(string taskId, IReadOnlyList<ApprovedContent> contents, string by, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<string, LatestDraft>();
        foreach (var emailId in contents.Select(content => content.EmailId).Distinct().Take(MostEmails))
        {
            if (await outreach.LatestDraft(emailId, cancellationToken) is { } draft)
                latest[emailId] = new LatestDraft(draft.Version, draft.EditedBy, (await outreach.Get(emailId, cancellationToken))?.CardId);
        }

        var now = clock.GetUtcNow();
        var terms = options.Value;
        var approval = new Approval(by, now, terms.UndoWindow > TimeSpan.Zero ? now + terms.UndoWindow : null, now + terms.SendWithin, terms.ExpireAfter, terms.SecondPerson, latest);
        return await tasks.Change(taskId, card => CardRules.Approve(card, contents, approval), cancellationToken);
    }

    /// <summary>Undoes the approval of one email or, when <paramref name="emailId"/> is null, every one that has not left.</summary>
    public Task<Outcome<TaskCard>> Cancel(string taskId, string? emailId, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.Cancel(card, emailId is null ? In(card, EmailState.Approved) : [emailId], by, clock.GetUtcNow()), cancellationToken);

    /// <summary>Says no, with a reason, to one email or, when <paramref name="emailId"/> is null, to everything undecided.</summary>
    public Task<Outcome<TaskCard>> Reject(string taskId, string? emailId, string reason, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.Reject(card, emailId is null ? In(card, EmailState.Draft, EmailState.Ready) : [emailId], reason, by, clock.GetUtcNow()), cancellationToken);

    /// <summary>Lets a card's emails tell when they are opened, or not.</summary>
    public Task<Outcome<TaskCard>> CountOpens(string taskId, bool count, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.CountOpens(card, count, by, clock.GetUtcNow()), cancellationToken);

    /// <summary>Changes what a card says about itself, provided that its version is still <paramref name="expectedVersion"/>.</summary>
    public Task<Outcome<TaskCard>> Edit(string taskId, CardEdit edit, long expectedVersion, string by, CancellationToken cancellationToken) =>
        CardFields.Check("to-do", edit.Title, edit.Link, edit.Owner, edit.Priority) is { } problem
            ? Task.FromResult<Outcome<TaskCard>>(problem)
            : tasks.Change(taskId, card => CardRules.Edit(card, edit, expectedVersion, by, clock.GetUtcNow()), cancellationToken);

    public Task<Outcome<TaskCard>> Comment(string taskId, string text, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.Comment(card, text, by, clock.GetUtcNow()), cancellationToken);

    public Task<Outcome<TaskCard>> Close(string taskId, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.Close(card, by, clock.GetUtcNow()), cancellationToken);

    async Task<Outcome<List<CardEmail>>> ClaimEmails(NewCard request, string cardId, CancellationToken cancellationToken)
    {
        var named = request.Emails is { Count: > 0 } emails ? emails.Distinct().ToList() : null;
        if (request.Type != CardTypes.VendorReferralApproval)
            return named is null ? new List<CardEmail>() : Refusal.Invalid("emails-not-expected", $"Only a card of type {CardTypes.VendorReferralApproval} has emails.");
        if (named is { Count: > MostEmails })
            return Refusal.Invalid("too-many-emails", $"A card decides about at most {MostEmails} emails.");

        var wanted = named ?? [.. (await outreach.List(cancellationToken)).Where(email => email.Status == OutreachEmail.Draft).Select(email => email.EmailId)];
        var found = new List<CardEmail>();
        foreach (var id in wanted)
        {
            var claimed = await Claim(id, cardId, cancellationToken);
            if (claimed.IsAccepted(out var email, out var refusal))
                found.Add(email);
            else if (named is not null)
                return refusal;
            if (found.Count == MostEmails)
                break;
        }
        return found.Count > 0
            ? found
            : Refusal.Conflict("no-drafts", "Every outreach email is sent or decided on another card. Write one first.");
    }

    async Task<Outcome<CardEmail>> Claim(string emailId, string cardId, CancellationToken cancellationToken)
    {
        if (await outreach.LatestDraft(emailId, cancellationToken) is not { } draft || await outreach.Get(emailId, cancellationToken) is not { } email)
            return Refusal.NotFound($"outreach email {emailId}");
        if (email.Status == OutreachEmail.Sent)
            return Refusal.Conflict("already-sent", $"{emailId} was sent already. Write a new email.");
        if (email.CardId is { } other && await tasks.Get(other, cancellationToken) is { } card && card.Emails.Any(entry => entry.EmailId == emailId && StillDecides(entry)))
            return Refusal.Conflict("other-card", $"{emailId} is decided on the card {other}. Reject it there first, so that it isn't sent twice.");
        return await outreach.Claim(emailId, email.CardId, cardId, cancellationToken)
            ? new CardEmail { EmailId = emailId, Vendor = draft.Vendor, DraftVersion = draft.Version, State = EmailState.Draft }
            : Refusal.Conflict("other-card", $"Another card took {emailId} at the same moment.");
    }

    static bool StillDecides(CardEmail email) => email.State is not (EmailState.Rejected or EmailState.Failed);

    TaskCard NewCard(NewCard request, List<CardEmail> emails, string id, string by)
    {
        var now = clock.GetUtcNow();
        return new TaskCard
        {
            TaskId = id,
            Version = 1,
            Type = request.Type,
            Title = request.Title.Trim(),
            Link = string.IsNullOrEmpty(request.Link) ? null : request.Link,
            Owner = string.IsNullOrWhiteSpace(request.Owner) ? CardFields.DefaultOwner : request.Owner.Trim(),
            Priority = string.IsNullOrEmpty(request.Priority) ? Priorities.Normal : request.Priority,
            DueDate = request.DueDate,
            Vendor = string.IsNullOrEmpty(request.Vendor) ? null : request.Vendor,
            Status = CardStatus.Open,
            CreatedAt = now,
            CreatedBy = by,
            UpdatedAt = now,
            Emails = emails,
            CountOpens = request.CountOpens && emails.Count > 0,
            History = [new CardEvent(now, by, "added this card.")],
        };
    }

    async Task<Dictionary<string, long>?> LatestOf(string taskId, CancellationToken cancellationToken)
    {
        if (await tasks.Get(taskId, cancellationToken) is not { } card)
            return null;
        var latest = new Dictionary<string, long>();
        foreach (var emailId in card.Emails.Select(email => email.EmailId))
        {
            if (await outreach.LatestDraft(emailId, cancellationToken) is { } draft)
                latest[emailId] = draft.Version;
        }
        return latest;
    }

    static IReadOnlyCollection<string> In(TaskCard card, params string[] states) =>
        [.. card.Emails.Where(email => states.Contains(email.State)).Select(email => email.EmailId)];

    static string RandomId() => RandomNumberGenerator.GetString(IdAlphabet, IdLength);

    static string IdFrom(string by, string idempotencyKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(by + "\n" + idempotencyKey));
        // Longer than a random id, so that the two can't meet.
        return string.Concat(hash.Take(IdLength * 2).Select(part => IdAlphabet[part % IdAlphabet.Length]));
    }
}
