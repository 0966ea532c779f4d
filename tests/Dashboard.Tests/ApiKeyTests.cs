using System.Net;
using System.Net.Http.Json;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Security;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Dashboard.Tests;

[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed class ApiKeyTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task A_key_is_shown_once_works_at_once_and_is_noted_when_used()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var made = await app.Post("keys", new { label = "reports", roles = new[] { Roles.Viewer } });
        var key = (await made.Content.ReadFromJsonAsync<KeyView>())!;
        using var client = With(app, key.Text!);
        var me = await client.GetFromJsonAsync<Me>("/api/v1/me");

        Assert.Equal("key:reports", me?.Name);
        var listed = Assert.Single((await app.Read<Listed<KeyView>>("keys")).Items);
        Assert.Null(listed.Text);
        Assert.NotNull(listed.LastUsedAt);
    }

    [Fact]
    public async Task A_revoked_an_expired_and_an_invented_key_are_refused_alike()
    {
        var clock = new HandDrivenClock(Cards.Now);
        await using var app = await DashboardApp.StartAsync(aws, clock: clock);
        var keys = app.Get<KeyDesk>();
        var revoked = (await keys.Issue("revoked", [Roles.Admin], lifetime: null, "test", CancellationToken.None)).Value!;
        var expired = (await keys.Issue("expired", [Roles.Admin], TimeSpan.FromDays(1), "test", CancellationToken.None)).Value!;
        await keys.Revoke(revoked.Key.KeyId, CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(2));

        foreach (var text in (string[])[revoked.Text, expired.Text, expired.Text[..^1] + "#", "jada_", "nothing"])
        {
            using var client = With(app, text);
            var answer = await client.GetAsync(new Uri("/api/v1/vendors", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("not-signed-in", await DashboardApp.CodeOf(answer));
        }
    }

    [Fact]
    public async Task Secrets_of_keys_and_accounts_are_stored_hashed_only()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        var issued = (await app.Get<KeyDesk>().Issue("reports", [Roles.Viewer], lifetime: null, "test", CancellationToken.None)).Value!;
        await app.Get<PeopleDesk>().CreateAccount("ann", "a good long password", [Roles.Viewer], "test", CancellationToken.None);

        var items = (await aws.Dynamo.ScanAsync(new(app.TablePrefix + "people"))).Items;

        var texts = items.SelectMany(item => item.Values).Select(value => value.S ?? "").ToList();
        Assert.DoesNotContain(texts, text => text.Contains(issued.Text[^32..], StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("a good long password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_and_refused_changes_are_in_the_audit_log_and_reads_are_not()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        await app.Post("vendors", new { code = "oldtown", name = "Old Town Tacos" });
        await app.Post("vendors/oldtown/pause");
        await app.Post("vendors/nobody/pause");
        await app.Read<Listed<VendorView>>("vendors");

        var entries = (await app.Read<Listed<AuditEntry>>("audit")).Items.Reverse().ToList();
        Assert.Equal(["201", "200", "404"], entries.Select(entry => entry.Result));
        Assert.Equal("POST /api/v1/vendors/{code}/pause", entries[1].What);
        Assert.Equal("oldtown", entries[1].Target);
        Assert.All(entries, entry => Assert.Equal("operator", entry.Who));
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var app = await DashboardApp.StartAsync(aws, new() { ["Security:RequestsPerMinute"] = "6" });
        using var client = With(app, DashboardApp.OperatorKey);

        HttpResponseMessage answer;
        var count = 0;
        do
        {
            answer = await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
            count++;
        }
        while (answer.StatusCode == HttpStatusCode.OK && count < 50);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("too-many-requests", await DashboardApp.CodeOf(answer));
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("{", "unreadable", HttpStatusCode.BadRequest)]
    [InlineData("{\"code\":\"x\"}", "unreadable", HttpStatusCode.BadRequest)]
    [InlineData("[]", "unreadable", HttpStatusCode.BadRequest)]
    public async Task A_body_that_can_not_be_read_is_a_problem_with_a_code(string body, string code, HttpStatusCode status)
    {
        await using var app = await DashboardApp.StartAsync(aws);
        using var client = With(app, DashboardApp.OperatorKey);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await client.PostAsync(new Uri("/api/v1/vendors", UriKind.Relative), content);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, await DashboardApp.CodeOf(answer));
    }

    static HttpClient With(DashboardApp app, string key)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }
}
