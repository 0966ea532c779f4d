using JadaReferral.Contracts.Emails;
using JadaReferral.Dashboard.Tasks;

namespace JadaReferral.Dashboard.Tests;

/// <summary>Cards in the states that tests begin with.</summary>
static class Cards
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    public static TaskCard Open(params string[] emails) => new()
    {
        TaskId = "k7f3mq2a",
        Version = 1,
        Type = CardTypes.VendorReferralApproval,
        Title = "Three new vendors",
        Owner = "crew",
        Priority = "high",
        Status = CardStatus.Open,
        CreatedAt = Now,
        CreatedBy = "ann",
        UpdatedAt = Now,
        Emails = [.. emails.Select(id => new CardEmail { EmailId = id, Vendor = id, DraftVersion = 1, State = EmailState.Draft })],
    };

    public static TaskCard Previewing(params string[] emails) =>
        Accepted(CardRules.RequestApproval(Open(emails), new Dictionary<string, long>(), "ann", Now)).Card;

    public static TaskCard Ready(params string[] emails)
    {
        var card = Previewing(emails);
        return CardRules.PreviewPublished(card, Published(card), Now)!.Card;
    }

    public static CardChange Approved(params string[] emails)
    {
        var card = Ready(emails);
        return Accepted(CardRules.Approve(card, Contents(card), By("ben")));
    }

    public static PreviewPublished Published(TaskCard card, params PreflightFinding[] findings) => new()
    {
        RequestId = card.Preview!.RequestId,
        CardId = card.TaskId,
        PreviewVersion = card.Preview.Version,
        PublishedAt = Now,
        VersionUrl = "http://edge/previews/1",
        Url = "http://edge/vendor-referral-preview.html",
        InvalidationId = "I1",
        Emails = [.. card.Emails.Select(email => new RenderedEmail
        {
            EmailId = email.EmailId,
            DraftVersion = email.DraftVersion,
            Vendor = email.Vendor,
            To = email.Vendor + "@example.com",
            Subject = "Guests for " + email.Vendor,
            ContentHash = Hash(email.EmailId, email.DraftVersion),
            CountsOpens = card.CountOpens,
            Findings = findings,
        })],
    };

    public static string Hash(string emailId, long version) => $"hash of {emailId} {version}";

    public static IReadOnlyList<ApprovedContent> Contents(TaskCard card) =>
        [.. card.Emails.Select(email => new ApprovedContent(email.EmailId, email.DraftVersion, email.ContentHash ?? "none"))];

    public static Approval By(string name, bool secondPerson = false, TimeSpan? expireAfter = null, DateTimeOffset? at = null, TimeSpan? sendWithin = null, params (string EmailId, LatestDraft Draft)[] latest) =>
        new(name, at ?? Now, (at ?? Now).AddSeconds(60), sendWithin is null ? null : (at ?? Now) + sendWithin, expireAfter, secondPerson, latest.ToDictionary(pair => pair.EmailId, pair => pair.Draft));

    public static CardChange Accepted(Outcome<CardChange> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
