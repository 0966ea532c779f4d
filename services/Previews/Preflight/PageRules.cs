using JadaReferral.Previews.Preflight.Outside;

namespace JadaReferral.Previews.Preflight;

/// <summary>P14 and P33: whether the pages that a mail leads to answer.</summary>
static class PageRules
{
    public static readonly IReadOnlyList<OutsideRule> All =
    [
        new("P14", Levels.Block, "The unsubscribe page answers", "Not checked here: set Preflight:AskUnsubscribe, or post to the unsubscribe address of a test mail and expect 200.", Unsubscribe),
        new("P33", Levels.Block, "Every link answers", "Not checked here: set Preflight:AskLinks, or open each link once; referral links with a HEAD request, which is not counted as a guest.", Links),
    ];

    static string[]? Unsubscribe(PreflightInput input) => input.Outside.Unsubscribe switch
    {
        null => null,
        { IsTrusted: false } => ["The unsubscribe page has no valid certificate, so the buttons of mailbox providers fail. Renew it."],
        { Status: >= 300 and < 400 } answer => [$"The unsubscribe page redirects ({answer.Status}): the buttons of mailbox providers don't follow. Set Outreach:UnsubscribeBase to the page itself."],
        { Status: < 200 or >= 400 } answer => [$"The unsubscribe page answers {answer.Status} to a test. See that Mailer runs behind Outreach:UnsubscribeBase and has the same Outreach:UnsubscribeKey."],
        { SetsCookie: true } => ["The unsubscribe page sets a cookie, which RFC 8058 forbids. Find what stands before Mailer and sets it."],
        _ => [],
    };

    static List<string>? Links(PreflightInput input)
    {
        var answers = MailUnderCheck.UrlsIn(input.Mail.Content.Text).Distinct(StringComparer.Ordinal)
            .Where(url => input.Outside.Links?.ContainsKey(url) == true)
            .Select(url => (Url: url, Answer: input.Outside.Links![url]))
            .ToList();
        var wrong = answers.Where(link => link.Answer is not null).SelectMany(link => Wrong(link.Url, link.Answer!)).ToList();
        var allTold = answers.Count > 0 && answers.TrueForAll(link => link.Answer is not null);
        return allTold || wrong.Count > 0 ? wrong : null;
    }

    static IEnumerable<string> Wrong(string url, PageAnswer answer)
    {
        if (!answer.IsTrusted)
            yield return $"{url} has no valid certificate, or leads where there is none: browsers warn of it. Renew the certificate, or correct the link.";
        else if (answer.Status is >= 300 and < 400)
            yield return $"{url} redirects more than three times. Link to where it ends.";
        else if (answer.Status is < 200 or >= 400)
            yield return $"{url} answers {answer.Status}. Correct the link, or mend the page.";
    }
}
