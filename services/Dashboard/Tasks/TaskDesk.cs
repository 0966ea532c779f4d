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
        if (!(await EmailsFor(request, cancellationToken)).IsAccepted(out var emails, out var refusal))
            return refusal;

        while (true)
        {
            var card = NewCard(request, emails, idempotencyKey is null ? RandomId() : IdFrom(by, idempotencyKey), by);
            if (await tasks.TryAdd(card, cancellationToken))
                return card;
            if (idempotencyKey is not null && await tasks.Get(card.TaskId, cancellationToken) is { } known)
                return known;
        }
    }

    /// <summary>Asks for a preview of everything undecided, in the newest versions.</summary>
    public async Task<Outcome<TaskCard>> RequestApproval(string taskId, string by, CancellationToken cancellationToken)
    {
        if (await tasks.Get(taskId, cancellationToken) is not { } card)
            return Refusal.NotFound($"card {taskId}");
        var latest = new Dictionary<string, long>();
        foreach (var emailId in card.Emails.Select(email => email.EmailId))
        {
            if (await outreach.LatestDraft(emailId, cancellationToken) is { } draft)
                latest[emailId] = draft.Version;
        }
        return await tasks.Change(taskId, current => CardRules.RequestApproval(current, latest, by, clock.GetUtcNow()), cancellationToken);
    }

    /// <summary>Approves exactly what is named; nothing of it when something in it is stale, blocked or decided already.</summary>
    public async Task<Outcome<TaskCard>> Approve(string taskId, IReadOnlyList<ApprovedContent> contents, string by, CancellationToken cancellationToken)
    {
        var lastEditors = new Dictionary<string, string>();
        foreach (var content in contents)
        {
            if (await outreach.LatestDraft(content.EmailId, cancellationToken) is not { } draft)
                continue;
            if (draft.Version > content.DraftVersion)
                return Refusal.Conflict("stale-approval", $"{draft.EditedBy} edited {content.EmailId} after the version you approve. Ask for approval again and look at the new preview.");
            if (options.Value.SecondPerson)
                lastEditors[content.EmailId] = draft.EditedBy;
        }

        var now = clock.GetUtcNow();
        var window = options.Value.UndoWindow;
        var approval = new Approval(by, now, window > TimeSpan.Zero ? now + window : null, options.Value.ExpireAfter, lastEditors);
        return await tasks.Change(taskId, card => CardRules.Approve(card, contents, approval), cancellationToken);
    }

    /// <summary>Says no, with a reason, to one email or, when <paramref name="emailId"/> is null, to everything undecided.</summary>
    public Task<Outcome<TaskCard>> Reject(string taskId, string? emailId, string reason, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.Reject(card, emailId is null ? Undecided(card) : [emailId], reason, by, clock.GetUtcNow()), cancellationToken);

    public Task<Outcome<TaskCard>> Comment(string taskId, string text, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.Comment(card, text, by, clock.GetUtcNow()), cancellationToken);

    public Task<Outcome<TaskCard>> Close(string taskId, string by, CancellationToken cancellationToken) =>
        tasks.Change(taskId, card => CardRules.Close(card, by, clock.GetUtcNow()), cancellationToken);

    async Task<Outcome<List<CardEmail>>> EmailsFor(NewCard request, CancellationToken cancellationToken)
    {
        var named = request.Emails is { Count: > 0 } emails ? emails.Distinct().ToList() : null;
        if (request.Type != CardTypes.VendorReferralApproval)
            return named is null ? new List<CardEmail>() : Refusal.Invalid("emails-not-expected", $"Only a card of type {CardTypes.VendorReferralApproval} has emails.");

        named ??= [.. (await outreach.List(cancellationToken)).Where(email => email.Status == OutreachEmail.Draft).Select(email => email.EmailId)];
        if (named.Count == 0)
            return Refusal.Conflict("no-drafts", "There is no outreach email that is still a draft. Write one first.");
        if (named.Count > MostEmails)
            return Refusal.Invalid("too-many-emails", $"A card decides about at most {MostEmails} emails. Name those you want.");

        var found = new List<CardEmail>();
        foreach (var id in named)
        {
            if (await outreach.LatestDraft(id, cancellationToken) is not { } draft)
                return Refusal.NotFound($"outreach email {id}");
            found.Add(new CardEmail { EmailId = id, Vendor = draft.Vendor, DraftVersion = draft.Version, State = EmailState.Draft });
        }
        return found;
    }

    TaskCard NewCard(NewCard request, IReadOnlyList<CardEmail> emails, string id, string by)
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
            Status = CardStatus.Open,
            CreatedAt = now,
            CreatedBy = by,
            UpdatedAt = now,
            Emails = emails,
            History = [new CardEvent(now, by, "added this card.")],
        };
    }

    static IReadOnlyCollection<string> Undecided(TaskCard card) =>
        [.. card.Emails.Where(email => email.State is EmailState.Draft or EmailState.Ready).Select(email => email.EmailId)];

    static string RandomId() => RandomNumberGenerator.GetString(IdAlphabet, IdLength);

    static string IdFrom(string by, string idempotencyKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(by + "\n" + idempotencyKey));
        // Longer than a random id, so that the two can't meet.
        return string.Concat(hash.Take(IdLength * 2).Select(part => IdAlphabet[part % IdAlphabet.Length]));
    }
}
