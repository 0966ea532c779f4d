using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using JadaReferral.Testing;

namespace JadaReferral.EndToEnd.Tests;

[Collection(OnTheSystem.Name)]
public sealed partial class OutreachTests(TheSystem system)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Three_drafts_are_edited_previewed_rolled_back_approved_cancelled_approved_again_and_sent_exactly_once()
    {
        string[] vendors = ["boardbrew", "puesto", "wholefoods"];
        var card = await system.SeededCardAsync();
        Assert.Equal(vendors, card.Emails.Select(email => email.Vendor).Order());

        await EditAsync("Our guests ask for good tacos, and we point them to Puesto.");
        var first = await Previewed(card.Id, 1);
        await EditAsync("Our guests ask for the best tacos, and we point them to Puesto.");
        Assert.Equal("open", (await system.CardAsync(card.Id)).Status);
        var second = await Previewed(card.Id, 2);
        Assert.NotEqual(Puesto(first).ContentHash, Puesto(second).ContentHash);
        await Page(second);

        await system.JadaAsync("preview", "rollback", card.Id, "1");
        var back = await Reached(card.Id, now => now is { PreviewVersion: 1, Status: "ready" }, "the card shows preview 1 again");
        Assert.Equal(Puesto(first).ContentHash, Puesto(back).ContentHash);
        await Page(back);

        await system.JadaAsync("approve", card.Id);
        await system.JadaAsync("task", "cancel", card.Id);
        var undone = await Reached(card.Id, now => now.Status == "ready", "every approval is undone");
        Assert.Equal(HttpStatusCode.Conflict, await system.ApproveAsync(second));
        Assert.Contains(undone.History, line => line.Contains("in time: it was not sent", StringComparison.Ordinal));
        Assert.Empty(await MailsAsync());

        await EditAsync("Our guests ask for honest tacos, and we point them to Puesto.");
        await system.JadaAsync("task", "opens", card.Id, "on");
        var third = await Previewed(card.Id, 3);
        var page = await Page(third);
        Assert.Contains("<del>good</del>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>honest</ins>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Image(), page);

        await system.JadaAsync("approve", card.Id);
        var done = await Reached(card.Id, now => now.Status == "done", "the card is done");
        var mails = await MailsAsync();
        Assert.Equal(vendors.Length, mails.Count);
        foreach (var email in done.Emails)
        {
            var link = $"https://shipcaptaincrew.queenofsandiego.com/ref/{email.Vendor}";
            var mail = Assert.Single(mails, mail => mail.Subject == email.Subject);
            Assert.Contains(link, mail.Text, StringComparison.Ordinal);
            Assert.Contains(link, mail.Html, StringComparison.Ordinal);
            Assert.Equal(email.ContentHash, Convert.ToHexStringLower(SHA256.HashData(await system.RawMailAsync(mail.MessageId))));
            Assert.Equal(third.Emails.Single(approved => approved.EmailId == email.EmailId).ContentHash, email.ContentHash);
        }

        var puesto = mails.Single(mail => mail.Html.Contains("/ref/puesto", StringComparison.Ordinal));
        await system.LoadImageAsync(Image().Match(puesto.Html).Value);
        await Reached(card.Id, now => Puesto(now).Opens.Contains("reader"), "the opening is on the card");
        await system.Run.JadaAsync("ses-event", "bounced", "--mail", "puesto-referral");
        await Reached(card.Id, now => Puesto(now).Feedback == "bounced", "the bounce is on the card");
        Assert.Contains("bounced", (await system.SuppressedAsync()).Values);

        var (refused, why) = await system.VerbAsync("approve", card.Id);
        Assert.Equal(1, refused);
        Assert.Contains("Nothing more is sent.", why, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await system.ApproveAsync(third));
        await system.TravelAsync("totalwine");
        Assert.Equal(vendors.Length, (await MailsAsync()).Count);
        Assert.Equal("done", (await system.CardAsync(card.Id)).Status);
    }

    static CardEmail Puesto(Card card) => card.Emails.Single(email => email.Vendor == "puesto");

    Task EditAsync(string opening) => system.JadaAsync("outreach", "edit", "puesto-referral", "--set", "opening=" + opening);

    /// <summary>What the vendors of this card got; other tests mail others.</summary>
    async Task<IReadOnlyList<Mail>> MailsAsync() =>
        [.. (await system.MailsAsync()).Where(mail => mail.To is "eric@puesto.example" or "tom@boardbrew.example" or "community@wholefoods.example")];

    async Task<Card> Previewed(string id, long version)
    {
        await system.JadaAsync("preview", "publish", id);
        return await Reached(id, now => now.Status == "ready" && now.PreviewVersion == version, $"preview {version} is ready");
    }

    /// <summary>The page at the shared address, once the edge shows what the card shows.</summary>
    Task<string> Page(Card card) => Eventually.Get(
        async () =>
        {
            using var answer = await system.GetAsync(new Uri(card.PreviewUrl!));
            var page = await answer.Content.ReadAsStringAsync();
            return card.Emails.All(email => page.Contains(email.ContentHash!, StringComparison.Ordinal)) ? page : null;
        },
        $"the page shows preview {card.PreviewVersion}",
        Patience);

    Task<Card> Reached(string id, Func<Card, bool> state, string outcome) => Eventually.Get(
        async () =>
        {
            var card = await system.CardAsync(id);
            Assert.Null(card.PreviewFailure);
            return state(card) ? card : null;
        },
        outcome,
        Patience);

    [GeneratedRegex("https://shipcaptaincrew\\.queenofsandiego\\.com/o/[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Image();
}
