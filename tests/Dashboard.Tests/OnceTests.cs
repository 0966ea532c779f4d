using System.Net;
using System.Net.Http.Json;
using JadaReferral.Dashboard.Api;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class OnceTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task A_post_with_a_key_is_done_once_and_answered_alike_at_every_instance()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        await using var other = await DashboardApp.StartAsync(aws, prefix: app.TablePrefix);
        var body = new { label = "reports", roles = new[] { "viewer" } };

        var first = await app.Post("keys", body, (Once.Header, "k1"));
        var second = await other.Post("keys", body, (Once.Header, "k1"));

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal((first.Headers.Location, first.Headers.ETag), (second.Headers.Location, second.Headers.ETag));
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single((await app.Read<Listed<KeyView>>("keys")).Items);
        var secret = (await first.Content.ReadFromJsonAsync<KeyView>(DashboardApp.Json))!.Text!;
        var items = (await aws.Dynamo.ScanAsync(new(app.TablePrefix + "once"))).Items;
        Assert.DoesNotContain(items.SelectMany(item => item.Values), value => value.S?.Contains(secret[^32..], StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_key_is_one_requests_and_a_refusal_is_repeated_too()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var refused = await app.Post("vendors", new { code = "Bad Code", name = "x" }, (Once.Header, "k1"));
        var again = await app.Post("vendors", new { code = "Bad Code", name = "x" }, (Once.Header, "k1"));
        var another = await app.Post("vendors", new { code = "oldtown", name = "Old Town" }, (Once.Header, "k1"));
        var fresh = await app.Post("vendors", new { code = "oldtown", name = "Old Town" }, (Once.Header, "k2"));

        Assert.Equal("bad-code", await DashboardApp.CodeOf(refused));
        Assert.Equal("bad-code", await DashboardApp.CodeOf(again));
        Assert.Equal("key-reused", await DashboardApp.CodeOf(another));
        Assert.Equal(HttpStatusCode.Created, fresh.StatusCode);
    }

    [Fact]
    public async Task Many_at_once_are_one()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        await app.Post("vendors", new { code = "puesto", name = "Puesto" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Post("vendors/puesto/notes", new { text = "Called." }, (Once.Header, "k1"))));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Single((await app.Read<Listed<Timeline.TimelineLine>>("vendors/puesto/timeline")).Items);
    }

    [Fact]
    public async Task What_was_begun_is_done_once_although_its_caller_gave_up()
    {
        var slow = new HeldAnswer("vendors");
        await using var app = await DashboardApp.StartAsync(aws, dynamo: slow.Client(aws));
        using var client = app.CreateClient();
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/vendors") { Content = JsonContent.Create(new { code = "puesto", name = "Puesto" }) };
        request.Headers.Add(Once.Header, "k1");

        var given = client.SendAsync(request, patience.Token);
        await slow.Reached;
        await patience.CancelAsync();
        slow.LetGo();
        await Record.ExceptionAsync(() => given);

        await Eventually.True(
            async () =>
            {
                using var again = await app.Post("vendors", new { code = "puesto", name = "Puesto" }, (Once.Header, "k1"));
                return again.StatusCode == HttpStatusCode.Created && again.Headers.Contains("Idempotency-Replayed");
            },
            "the first answer, kept");
    }
}
