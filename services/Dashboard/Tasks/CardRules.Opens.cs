using JadaReferral.Contracts.Emails;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>Whether opens are counted, and what was counted.</summary>
static partial class CardRules
{
    /// <summary>
    /// Security gateways fetch a mail's images as it passes through, with any browser's name. What comes sooner after sending than anyone reads is theirs.
    /// </summary>
    static readonly TimeSpan TooSoonToRead = TimeSpan.FromSeconds(10);

    /// <summary>Lets the card's emails tell when they are opened, or not. That changes their bytes: what was rendered before no longer counts.</summary>
    public static Outcome<CardChange> CountOpens(TaskCard card, bool count, string by, DateTimeOffset now)
    {
        if (card.Emails.Count == 0)
            return Refusal.Conflict("no-emails", "This card has no emails whose opens could be counted.");
        if (card.Emails.Any(email => email.State is EmailState.Approved or EmailState.Cancelling))
            return Refusal.Conflict("approval-in-force", "An approval is in force. Cancel it, or wait until its email has left, before you change what the emails hold.");
        if (card.Preview is { PublishedAt: null, Failure: null } || card.Rollback is not null)
            return Refusal.Conflict("preview-being-made", "A preview is being made. Change this when it is there.");
        if (card.CountOpens == count)
            return new CardChange(card);

        var reason = $"{by} {(count ? "lets opens be counted" : "lets opens be counted no more")}. Ask for approval again.";
        var changed = card with
        {
            CountOpens = count,
            Emails = [.. card.Emails.Select(email => email.State == EmailState.Ready ? Undecided(email) with { KnownVersion = email.KnownVersion, Reason = reason } : email)],
        };
        return new CardChange(Told(changed, by, now, count ? "lets opens be counted." : "lets opens be counted no more."));
    }

    /// <summary>
    /// The image of an approved email was fetched. Only the earliest and the latest time of each source stay, so that reports which come twice
    /// and in any order end the same. Before its approval only one of us can have looked, which doesn't count.
    /// </summary>
    public static CardChange? EmailOpened(TaskCard card, EmailOpened message, DateTimeOffset now)
    {
        if (Find(card, message.EmailId) is not { CountsOpens: true, ApprovedAt: { } approved } email || message.OpenedAt < approved || !OpenSources.All.Contains(message.Source))
            return null;

        var known = email.Opens.FirstOrDefault(opens => opens.Source == message.Source);
        var seen = Widened(known ?? new CardOpens(message.Source, message.OpenedAt, message.OpenedAt), message.OpenedAt);
        if (seen == known)
            return null;

        var changed = With(card, email with { Opens = [.. email.Opens.Where(opens => opens.Source != message.Source).Append(seen).OrderBy(opens => Rank(opens.Source))] });
        return new CardChange(known is null ? Told(changed, Redirect, now, $"saw the image of {message.EmailId} fetched by {Fetched(message.Source)}.") : changed);
    }

    /// <summary>Who has most likely opened the email: the strongest of what was seen; null when nobody has.</summary>
    public static CardOpens? Opened(CardEmail email)
    {
        var seen = email.Opens.Select(opens => IsTooSoon(email, opens) ? opens with { Source = OpenSources.Scanner } : opens);
        return seen.MinBy(opens => Rank(opens.Source));
    }

    static CardOpens Widened(CardOpens opens, DateTimeOffset at)
    {
        if (at < opens.First)
            return opens with { First = at };
        return at > opens.Last ? opens with { Last = at } : opens;
    }

    static int Rank(string source) => source switch
    {
        OpenSources.Reader => 0,
        OpenSources.Proxy => 1,
        _ => 2,
    };

    static bool IsTooSoon(CardEmail email, CardOpens opens) =>
        opens.Source == OpenSources.Reader && email.SentAt is { } sent && opens.Last < sent + TooSoonToRead;

    static string Fetched(string source) => source switch
    {
        OpenSources.Reader => "a mail program",
        OpenSources.Proxy => "an image proxy, which may mean that it was opened",
        _ => "a scanner: nobody has read it by that",
    };
}
