using System.Net;
using System.Text.RegularExpressions;
using JadaReferral.Dashboard.Security;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using Microsoft.AspNetCore.Mvc.Testing;

namespace JadaReferral.Dashboard.Tests;

[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed partial class SignInTests(LocalDynamoDb aws)
{
    const string Password = "a good long password";

    [Fact]
    public async Task The_first_admin_is_created_through_the_link_once_and_is_then_signed_in()
    {
        await using var app = await DashboardApp.StartAsync(aws, new() { ["Security:SetupToken"] = "token-of-the-first-start" });
        using var browser = Browser(app);

        var created = await SubmitWhen(app, browser, "/setup?token=token-of-the-first-start", "/setup", ("token", "token-of-the-first-start"), ("name", "ann"));
        var page = await browser.GetAsync(Path("/"));
        using var other = Browser(app);
        var again = await Submit(other, "/setup?token=token-of-the-first-start", "/setup", ("token", "token-of-the-first-start"), ("name", "eve"));

        Assert.Equal("/", created.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("problem=setup-over", again.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Single(await app.Get<PeopleStore>().Accounts(CancellationToken.None));
    }

    [Fact]
    public async Task A_page_asks_to_sign_in_and_then_leads_back_to_itself_only()
    {
        await using var app = await WithAccount("ann", Roles.Viewer);
        using var browser = Browser(app);

        var asked = await browser.GetAsync(Path("/vendors"));
        var back = await Submit(browser, asked.Headers.Location!.PathAndQuery, "/sign-in", ("name", "ann"), ("password", Password), ("returnUrl", "/vendors"));
        using var second = Browser(app);
        var away = await Submit(second, "/sign-in", "/sign-in", ("name", "ann"), ("password", Password), ("returnUrl", "//evil.example/"));

        Assert.StartsWith("/sign-in?returnUrl=", asked.Headers.Location.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("/vendors", back.Headers.Location?.ToString());
        Assert.Equal("/", away.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_for_a_while_and_a_right_one_does_not_help()
    {
        var clock = new HandDrivenClock(Cards.Now);
        await using var app = await DashboardApp.StartAsync(aws, clock: clock);
        var people = app.Get<PeopleDesk>();
        await people.CreateAccount("ann", Password, [Roles.Viewer], "test", CancellationToken.None);

        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal("wrong-password", (await people.SignIn("ann", "not this one at all", CancellationToken.None)).Refusal?.Code);
        var locked = await people.SignIn("ann", Password, CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(16));
        var later = await people.SignIn("ann", Password, CancellationToken.None);

        Assert.Equal("locked", locked.Refusal?.Code);
        Assert.Equal("ann", later.Value?.Name);
    }

    [Fact]
    public async Task Somebody_unknown_and_a_wrong_password_look_alike()
    {
        await using var app = await WithAccount("ann", Roles.Viewer);
        var people = app.Get<PeopleDesk>();

        var unknown = await people.SignIn("nobody", Password, CancellationToken.None);
        var wrong = await people.SignIn("ann", "not this one at all", CancellationToken.None);

        Assert.Equal(wrong.Refusal, unknown.Refusal);
    }

    [Fact]
    public async Task A_form_without_its_anti_forgery_token_is_refused()
    {
        await using var app = await WithAccount("ann", Roles.Viewer);
        using var browser = Browser(app);

        var answer = await browser.PostAsync(Path("/sign-in"), Form(("name", "ann"), ("password", Password)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_asked_for_by_another_sites_page_is_refused_although_the_cookie_is_good()
    {
        await using var app = await WithAccount("ann", Roles.Admin);
        using var browser = await SignedIn(app, "ann");

        using var foreign = new HttpRequestMessage(HttpMethod.Post, Path("/api/v1/vendors/solare/pause"));
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        var refused = await browser.SendAsync(foreign);
        using var own = new HttpRequestMessage(HttpMethod.Post, Path("/api/v1/vendors/solare/pause"));
        own.Headers.Add("Sec-Fetch-Site", "same-origin");
        var allowed = await browser.SendAsync(own);

        Assert.Equal("cross-site", await DashboardApp.CodeOf(refused));
        Assert.Equal("not-found", await DashboardApp.CodeOf(allowed));
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_that_were_open()
    {
        // The browser judges by its own clock whether a cookie has expired.
        var clock = new HandDrivenClock(TimeProvider.System.GetUtcNow());
        await using var app = await DashboardApp.StartAsync(aws, clock: clock);
        await app.Get<PeopleDesk>().CreateAccount("ann", Password, [Roles.Viewer], "test", CancellationToken.None);
        using var browser = await SignedIn(app, "ann");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Path("/api/v1/me"))).StatusCode);

        await app.Get<PeopleDesk>().SetPassword("ann", "another good long one", CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(Path("/api/v1/me"))).StatusCode);
    }

    [Fact]
    public async Task A_cookie_of_one_instance_is_good_at_another()
    {
        await using var first = await WithAccount("ann", Roles.Viewer);
        await using var second = await DashboardApp.StartAsync(aws, prefix: first.TablePrefix);
        using var browser = Browser(first);
        var entered = await Submit(browser, "/sign-in", "/sign-in", ("name", "ann"), ("password", Password));
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"), value => value.StartsWith("jada=", StringComparison.Ordinal)).Split(';')[0];

        using var elsewhere = Browser(second);
        using var request = new HttpRequestMessage(HttpMethod.Get, Path("/api/v1/me"));
        request.Headers.Add("Cookie", cookie);
        var answer = await elsewhere.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        await using var app = await WithAccount("ann", Roles.Admin);
        var people = app.Get<PeopleDesk>();

        Assert.Equal("last-admin", (await people.ChangeAccount("ann", [Roles.Viewer], isDisabled: false, 1, CancellationToken.None)).Refusal?.Code);
        Assert.Equal("last-admin", (await people.ChangeAccount("ann", [Roles.Admin], isDisabled: true, 1, CancellationToken.None)).Refusal?.Code);
        await people.CreateAccount("ben", Password, [Roles.Admin], "ann", CancellationToken.None);
        Assert.Null((await people.ChangeAccount("ann", [Roles.Viewer], isDisabled: false, 1, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Many_tries_to_sign_in_from_one_address_are_held_back()
    {
        await using var app = await DashboardApp.StartAsync(aws, new() { ["Security:SignInsPerMinute"] = "3" });
        using var browser = Browser(app);

        var answers = new List<HttpStatusCode>();
        foreach (var _ in Enumerable.Range(0, 5))
            answers.Add((await Submit(browser, "/sign-in", "/sign-in", ("name", "ann"), ("password", "wrong"))).StatusCode);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect], answers.Take(3));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    async Task<DashboardApp> WithAccount(string name, string role)
    {
        var app = await DashboardApp.StartAsync(aws);
        var created = await app.Get<PeopleDesk>().CreateAccount(name, Password, [role], "test", CancellationToken.None);
        Assert.Null(created.Refusal);
        return app;
    }

    static async Task<HttpClient> SignedIn(DashboardApp app, string name)
    {
        var browser = Browser(app);
        var entered = await Submit(browser, "/sign-in", "/sign-in", ("name", name), ("password", Password));
        Assert.Equal("/", entered.Headers.Location?.ToString());
        return browser;
    }

    static HttpClient Browser(DashboardApp app)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = null;
        return client;
    }

    /// <summary>The first start invites in the background: its link works once that is done.</summary>
    static async Task<HttpResponseMessage> SubmitWhen(DashboardApp app, HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        HttpResponseMessage? answer = null;
        await Eventually.True(
            async () =>
            {
                answer = await Submit(browser, page, action, [.. fields, ("password", Password)]);
                return (await app.Get<PeopleStore>().Accounts(CancellationToken.None)).Count > 0;
            },
            "the first admin created");
        return answer!;
    }

    static async Task<HttpResponseMessage> Submit(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(Path(page));
        var token = AntiforgeryField().Match(html).Groups["token"].Value;
        Assert.NotEmpty(token);
        var complete = fields.Any(field => field.Name == "password") ? fields : [.. fields, ("password", Password)];
        return await browser.PostAsync(Path(action), Form([.. complete, ("__RequestVerificationToken", token)]));
    }

    static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.ToDictionary(field => field.Name, field => field.Value));

    static Uri Path(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex AntiforgeryField();
}
