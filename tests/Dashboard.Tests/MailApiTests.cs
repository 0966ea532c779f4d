using System.Net;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit.Testing;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class MailApiTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task Only_a_send_that_is_unknown_can_be_settled()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        var unknown = await Store(app, SendStates.Unknown);
        var sent = await Store(app, SendStates.Sent);

        var settled = await app.Post($"mail/sends/{unknown.ApprovalId}/settle", new { outcome = "sent", reason = "Rosa has it." });
        var refused = await app.Post($"mail/sends/{sent.ApprovalId}/settle", new { outcome = "not-sent", reason = "Rosa has nothing." });
        var wrong = await app.Post($"mail/sends/{unknown.ApprovalId}/settle", new { outcome = "maybe", reason = "Who knows." });

        Assert.Equal(HttpStatusCode.Accepted, settled.StatusCode);
        Assert.Equal("not-unknown", await DashboardApp.CodeOf(refused));
        Assert.Equal("bad-outcome", await DashboardApp.CodeOf(wrong));
        await Eventually.True(() => app.Bus.Published.Select<SettleSend>().Any(), "the settlement published");
        var message = app.Bus.Published.Select<SettleSend>().Single().Context.Message;
        Assert.Equal((unknown.ApprovalId, SettleSend.WasSent, "operator"), (message.ApprovalId, message.Outcome, message.SettledBy));
    }

    [Fact]
    public async Task The_channel_is_open_until_somebody_stops_it_with_a_reason()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        Assert.Equal(MailChannel.Open, (await app.Read<MailChannel>("mail/channel")).State);
        Assert.Equal("no-reason", await DashboardApp.CodeOf(await app.Post("mail/channel/stop", new { reason = " " })));
        Assert.Equal(HttpStatusCode.Accepted, (await app.Post("mail/channel/stop", new { reason = "Wrong address." })).StatusCode);
        await Eventually.True(() => app.Bus.Published.Select<StopMailChannel>().Any(stop => stop.Context.Message.Reason == "Wrong address."), "the stop published");
    }

    [Fact]
    public async Task Sends_come_newest_first_and_by_state()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        var first = await Store(app, SendStates.Sent);
        var second = await Store(app, SendStates.Failed, Cards.Now.AddHours(1));

        Assert.Equal([second.ApprovalId, first.ApprovalId], (await app.Read<Listed<EmailSend>>("mail/sends")).Items.Select(send => send.ApprovalId));
        Assert.Equal([first.ApprovalId], (await app.Read<Listed<EmailSend>>("mail/sends?state=sent")).Items.Select(send => send.ApprovalId));
    }

    [Fact]
    public async Task The_suppression_list_is_paged_and_exported_without_formulas()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        foreach (var number in Enumerable.Range(0, 5))
            await Suppress(app, $"=cmd{number}@example.com");

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await app.Read<Listed<Suppression>>("mail/suppressions?limit=2" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(page.Items.Select(entry => entry.Address));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        using var client = app.CreateClient();
        var csv = await client.GetStringAsync(new Uri("/api/v1/mail/suppressions.csv", UriKind.Relative));

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, csv.Split("\r\n").Count(line => line.StartsWith("'=cmd", StringComparison.Ordinal)));
    }

    async Task<EmailSend> Store(DashboardApp app, string state, DateTimeOffset? approvedAt = null)
    {
        var send = new EmailSend
        {
            ApprovalId = Guid.NewGuid(),
            CardId = "k7f3mq2a",
            EmailId = "puesto-intro",
            Vendor = "puesto",
            ContentHash = "hash",
            ApprovedBy = "ben",
            ApprovedAt = approvedAt ?? Cards.Now,
            State = state,
            StateAt = approvedAt ?? Cards.Now,
            Version = 1,
        };
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "sends", DynamoItem.From(send));
        return send;
    }

    async Task Suppress(DashboardApp app, string address) => await aws.Dynamo.PutItemAsync(
        app.TablePrefix + "suppressions", DynamoItem.From(new Suppression { Address = address, Reason = SuppressionReasons.Manual, Since = Cards.Now }));
}
