using System.Net;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Testing.Emulators;
using Microsoft.AspNetCore.Mvc.Testing;

namespace JadaReferral.Mailer.Tests;

[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class UnsubscribeTests(LocalAws aws)
{
    static readonly string Link = "/u/" + new SealedToken(MailerApp.Key).Seal("eric@puesto.example puesto");

    [Fact]
    public async Task A_mailbox_providers_one_click_post_unsubscribes_at_once_without_cookie_or_redirect()
    {
        await using var app = await MailerApp.Start(aws);

        var answer = await Client(app).PostAsync(Link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var suppression = await app.Suppression("eric@puesto.example");
        Assert.Equal((SuppressionReasons.Unsubscribed, "puesto"), (suppression!.Reason, suppression.Vendor));
        Assert.Equal("eric@puesto.example", Assert.Single(app.Published<AddressSuppressed>()).Address);
    }

    [Fact]
    public async Task A_multipart_post_works_too_and_a_second_one_changes_nothing()
    {
        await using var app = await MailerApp.Start(aws);
        using var form = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };

        await Client(app).PostAsync(Link, form);
        var first = await app.Suppression("eric@puesto.example");
        var again = await Client(app).PostAsync(Link, content: null);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, await app.Suppression("eric@puesto.example"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task Following_the_link_as_mail_scanners_do_unsubscribes_nobody(string method)
    {
        await using var app = await MailerApp.Start(aws);

        await Client(app).SendAsync(new HttpRequestMessage(new HttpMethod(method), Link));

        Assert.Null(await app.Suppression("eric@puesto.example"));
        Assert.Empty(app.Published<AddressSuppressed>());
    }

    [Fact]
    public async Task The_page_asks_with_a_button_that_posts_and_lets_nothing_leak()
    {
        await using var app = await MailerApp.Start(aws);

        var answer = await Client(app).GetAsync(Link);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("<form method=\"post\"><button>Unsubscribe</button>", page, StringComparison.Ordinal);
        Assert.Contains("eric@puesto.example", page, StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_we_did_not_seal_does_nothing_and_says_where_to_write()
    {
        await using var app = await MailerApp.Start(aws);
        var foreign = new SealedToken("somebody else's secret, long enough").Seal("eric@puesto.example puesto");

        foreach (var token in new[] { foreign, "x", Link["/u/".Length..^2], "eric@puesto.example" })
        {
            var answer = await Client(app).PostAsync("/u/" + token, content: null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("crew@queenofsandiego.com", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(app.Published<AddressSuppressed>());
    }

    [Fact]
    public async Task Preflights_test_is_answered_as_a_button_would_be_and_unsubscribes_nobody()
    {
        await using var app = await MailerApp.Start(aws);

        var answer = await Client(app).PostAsync("/u/" + new SealedToken(MailerApp.Key).Seal("test"), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("nobody was unsubscribed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(app.Published<AddressSuppressed>());
    }

    static HttpClient Client(MailerApp app) => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
}
