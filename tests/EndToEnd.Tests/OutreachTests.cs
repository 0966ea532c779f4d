using System.Net;
using JadaReferral.Testing;

namespace JadaReferral.EndToEnd.Tests;

[Collection(OnTheSystem.Name)]
public sealed class OutreachTests(TheSystem system)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Three_drafts_are_previewed_approved_and_sent_exactly_once()
    {
        string[] vendors = ["boardbrew", "puesto", "wholefoods"];
        var card = await system.SeededCardAsync();
        Assert.Equal(vendors, card.Emails.Select(email => email.Vendor).Order());
        Assert.Empty(await system.MailsAsync());

        await system.RequestApprovalAsync(card.Id);
        card = await Reached(card.Id, "ready");

        using var page = await system.GetAsync(new Uri(card.PreviewUrl!));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync();
        Assert.All(card.Emails, email => Assert.Contains(WebUtility.HtmlEncode(email.Subject!), html, StringComparison.Ordinal));
        Assert.Empty(await system.MailsAsync());

        Assert.Equal(HttpStatusCode.OK, await system.ApproveAsync(card));
        var done = await Reached(card.Id, "done");

        Assert.All(done.Emails, email => Assert.Equal("sent", email.State));
        var mails = await system.MailsAsync();
        Assert.Equal(vendors.Length, mails.Count);
        foreach (var email in card.Emails)
        {
            var link = $"https://shipcaptaincrew.queenofsandiego.com/ref/{email.Vendor}";
            var mail = Assert.Single(mails, mail => mail.Subject == email.Subject);
            Assert.Contains(link, mail.Text, StringComparison.Ordinal);
            Assert.Contains(link, mail.Html, StringComparison.Ordinal);
            Assert.Contains("Content-Type: multipart/alternative", await system.StoredMailAsync(email.ContentHash!), StringComparison.Ordinal);
        }

        var again = await system.ApproveAsync(card);

        Assert.NotEqual(HttpStatusCode.InternalServerError, again);
        // A second sending would be asked for by the next pass of the ledger: a click that travels the whole system outlasts several.
        var before = (await system.CountedAsync())["totalwine"];
        using (await system.ClickAsync("totalwine"))
            await Eventually.True(async () => (await system.CountedAsync())["totalwine"] == before + 1, "another path was travelled meanwhile", Patience);
        Assert.Equal(vendors.Length, (await system.MailsAsync()).Count);
        Assert.Equal("done", (await system.CardAsync(card.Id)).Status);
    }

    Task<Card> Reached(string id, string status) => Eventually.Get(
        async () =>
        {
            var card = await system.CardAsync(id);
            Assert.Null(card.PreviewFailure);
            return card.Status == status ? card : null;
        },
        $"the card is {status}",
        Patience);
}
