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

        await system.EditAsync("puesto-referral", "Our guests ask for good tacos, and we point them to Puesto.");
        var first = await Previewed(card.Id, 1);
        await system.EditAsync("puesto-referral", "Our guests ask for the best tacos, and we point them to Puesto.");
        Assert.Equal("open", (await system.CardAsync(card.Id)).Status);
        var second = await Previewed(card.Id, 2);
        Assert.NotEqual(Puesto(first).ContentHash, Puesto(second).ContentHash);
        await Page(second);

        await system.DoAsync(card.Id, "previews/1/rollback");
        var back = await Reached(card.Id, now => now is { PreviewVersion: 1, Status: "ready" }, "the card shows preview 1 again");
        Assert.Equal(Puesto(first).ContentHash, Puesto(back).ContentHash);
        await Page(back);

        Assert.Equal(HttpStatusCode.OK, await system.ApproveAsync(back));
        await system.DoAsync(card.Id, "cancel");
        var undone = await Reached(card.Id, now => now.Status == "ready", "every approval is undone");
        Assert.Equal(HttpStatusCode.Conflict, await system.ApproveAsync(second));
        Assert.Contains(undone.History, line => line.Contains("in time: it was not sent", StringComparison.Ordinal));
        Assert.Empty(await system.MailsAsync());

        await system.EditAsync("puesto-referral", "Our guests ask for honest tacos, and we point them to Puesto.");
        await system.DoAsync(card.Id, "opens", new { count = true });
        var third = await Previewed(card.Id, 3);
        var page = await Page(third);
        Assert.Contains("<del>good</del>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>honest</ins>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Image(), page);

        Assert.Equal(HttpStatusCode.OK, await system.ApproveAsync(third));
        var done = await Reached(card.Id, now => now.Status == "done", "the card is done");
        var mails = await system.MailsAsync();
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

        Assert.Equal(HttpStatusCode.Conflict, await system.ApproveAsync(third));
        // A second sending would be asked for by the next pass of the ledger: a click that travels the whole system outlasts several.
        var before = (await system.CountedAsync())["totalwine"];
        using (await system.ClickAsync("totalwine"))
            await Eventually.True(async () => (await system.CountedAsync())["totalwine"] == before + 1, "another path was travelled meanwhile", Patience);
        Assert.Equal(vendors.Length, (await system.MailsAsync()).Count);
        Assert.Equal("done", (await system.CardAsync(card.Id)).Status);
    }

    static CardEmail Puesto(Card card) => card.Emails.Single(email => email.Vendor == "puesto");

    async Task<Card> Previewed(string id, long version)
    {
        await system.DoAsync(id, "request-approval");
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
