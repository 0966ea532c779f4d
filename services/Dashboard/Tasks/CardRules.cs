namespace JadaReferral.Dashboard.Tasks;

/// <summary>
/// How a card changes; pure. A rule for a person answers the card as it would be, or why not. A rule for a message answers null when there is
/// nothing to do: it came twice, late, or for something that has been replaced.
/// </summary>
static partial class CardRules
{
    const string Previews = "previews";
    const string Mailer = "mailer";
    const string Redirect = "redirect";

    /// <summary>What a card's status is, given its emails.</summary>
    public static string StatusOf(TaskCard card)
    {
        if (card.Emails.Count == 0)
            return card.Status;
        bool Any(params ReadOnlySpan<string> states)
        {
            foreach (var email in card.Emails)
            {
                if (states.Contains(email.State))
                    return true;
            }
            return false;
        }

        if (Any(EmailState.Draft))
            return card.Preview is { PublishedAt: null, Failure: null } ? CardStatus.Previewing : CardStatus.Open;
        if (Any(EmailState.Ready))
            return CardStatus.Ready;
        if (Any(EmailState.Approved, EmailState.Cancelling))
            return Any(EmailState.Sent, EmailState.Failed, EmailState.Unknown) ? CardStatus.Sending : CardStatus.Approved;
        if (Any(EmailState.Failed, EmailState.Unknown))
            return CardStatus.Failed;
        return Any(EmailState.Sent) ? CardStatus.Done : CardStatus.Rejected;
    }

    /// <summary>Someone wrote something.</summary>
    public static Outcome<CardChange> Comment(TaskCard card, string text, string by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 4_000)
            return Refusal.Invalid("bad-comment", "A comment is 1 to 4,000 characters.");
        if (card.Comments.Count >= MostComments)
            return Refusal.Conflict("too-many-comments", $"This card has {MostComments} comments. Open another card and link it.");
        return new CardChange(card with { Comments = [.. card.Comments, new CardComment(Guid.CreateVersion7(now), by, now, text.Trim())] });
    }

    /// <summary>Changes what a card says about itself.</summary>
    public static Outcome<CardChange> Edit(TaskCard card, CardEdit edit, long expectedVersion, string by, DateTimeOffset now)
    {
        if (card.Version != expectedVersion)
            return Refusal.Outdated($"The card {card.TaskId}");
        var changed = card with
        {
            Title = edit.Title.Trim(),
            Link = string.IsNullOrEmpty(edit.Link) ? null : edit.Link,
            Owner = string.IsNullOrWhiteSpace(edit.Owner) ? CardFields.DefaultOwner : edit.Owner.Trim(),
            Priority = string.IsNullOrEmpty(edit.Priority) ? Priorities.Normal : edit.Priority,
            DueDate = edit.DueDate,
        };
        return new CardChange(Told(changed, by, now, "edited this card."));
    }

    /// <summary>Ends a plain to-do.</summary>
    public static Outcome<CardChange> Close(TaskCard card, string by, DateTimeOffset now)
    {
        if (card.Emails.Count > 0)
            return Refusal.Conflict("has-emails", "A card with emails ends by approving or rejecting them.");
        return card.Status == CardStatus.Done
            ? Refusal.Conflict("already-done", "This card is done already.")
            : new CardChange(Told(card with { Status = CardStatus.Done }, by, now, "closed it."));
    }

    const int MostComments = 500;
    const int MostEvents = 1_000;

    static CardEmail Undecided(CardEmail email) =>
        new() { EmailId = email.EmailId, Vendor = email.Vendor, DraftVersion = email.DraftVersion, State = EmailState.Draft };

    static CardEmail? Find(TaskCard card, string emailId) => card.Emails.FirstOrDefault(email => email.EmailId == emailId);

    static TaskCard With(TaskCard card, CardEmail changed) =>
        card with { Emails = [.. card.Emails.Select(email => email.EmailId == changed.EmailId ? changed : email)] };

    // An item has 400 KB: a card that has seen more than anyone reads forgets its oldest lines.
    static TaskCard Told(TaskCard card, string by, DateTimeOffset at, string what)
    {
        var told = card with { History = [.. card.History.TakeLast(MostEvents - 1), new CardEvent(at, by, what)] };
        return told with { Status = StatusOf(told) };
    }

    static string Names(IEnumerable<string> ids) => string.Join(", ", ids);

    static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
