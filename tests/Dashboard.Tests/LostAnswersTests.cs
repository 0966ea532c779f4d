using System.Net;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.Vendors;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Outreach;
using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Storage;
using JadaReferral.Dashboard.Vendors;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit.Testing;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Tests;

/// <summary>A conditional write that succeeded and is repeated, because its answer was lost, must not be taken for someone else's.</summary>
[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed class LostAnswersTests(LocalDynamoDb aws)
{
    const string Password = "a good long password";

    [Fact]
    public async Task A_vendor_is_created_and_edited_although_every_answer_is_lost_once()
    {
        var (app, losses) = await StartAsync();
        await using var _ = app;
        var vendors = app.Get<VendorStore>();

        var created = await vendors.Create("puesto", new VendorFields { Name = "Puesto" }, CancellationToken.None);
        var edited = await vendors.Edit("puesto", new VendorFields { Name = "Puesto La Jolla" }, expectedVersion: 1, CancellationToken.None);
        var late = await vendors.Edit("puesto", new VendorFields { Name = "Of someone who read the first version" }, expectedVersion: 1, CancellationToken.None);

        Assert.Null(created.Refusal);
        Assert.Equal(("Puesto La Jolla", 2), (edited.Value!.Name, edited.Value.Version));
        Assert.Equal("outdated", late.Refusal?.Code);
        Assert.True(losses.Count >= 2);
        await Eventually.True(
            () => app.Bus.Published.Select<VendorChanged>().Select(change => change.Context.Message.Vendor.Version).Distinct().Order().SequenceEqual([1L, 2L]),
            "both changes published");
    }

    [Fact]
    public async Task The_first_admin_is_created_once_and_signs_in_although_every_answer_is_lost_once()
    {
        var losses = new LostAnswers();
        var client = losses.Client(aws);
        var clock = TimeProvider.System;
        var options = Options.Create(new DynamoOptions { TablePrefix = await aws.CreateTablesAsync() });
        var store = new PeopleStore(client, new DashboardTables(client, options, new OutboxSignal()), options);
        var people = new PeopleDesk(store, Options.Create(new SecurityOptions()), clock);
        await store.AllowSetup(PeopleDesk.HashOf("token"), clock.GetUtcNow().AddDays(1), CancellationToken.None);

        var created = await people.CreateFirstAdmin("token", "ann", Password, CancellationToken.None);
        var second = await people.CreateFirstAdmin("token", "eve", Password, CancellationToken.None);
        var entered = await people.SignIn("ann", Password, CancellationToken.None);
        await new AuditLog(client, options, clock).Append("ann", "sign-in", target: null, from: null, "ok", CancellationToken.None);

        Assert.Null(created.Refusal);
        Assert.Equal("setup-over", second.Refusal?.Code);
        Assert.Equal("ann", entered.Value?.Name);
        Assert.True(losses.Count >= 4);
        Assert.Single(await store.Accounts(CancellationToken.None));
    }

    [Fact]
    public async Task A_post_with_a_key_is_begun_by_whom_it_was_and_a_draft_is_claimed_by_its_card()
    {
        var (app, _) = await StartAsync();
        await using var running = app;
        var drafts = app.Get<OutreachStore>();
        var edit = new DraftEdited
        {
            EditId = Guid.NewGuid(),
            EmailId = "puesto-1",
            Vendor = "puesto",
            DraftVersion = 1,
            EditedBy = "ann",
            EditedAt = Cards.Now,
        };
        await drafts.Follow(edit, CancellationToken.None);

        using var posted = await app.Post("vendors", new { code = "oldtown", name = "Old Town" }, (Once.Header, "k1"));
        using var again = await app.Post("vendors", new { code = "oldtown", name = "Old Town" }, (Once.Header, "k1"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (posted.StatusCode, again.StatusCode));
        Assert.True(await drafts.Claim("puesto-1", from: null, "card-1", CancellationToken.None));
        Assert.False(await drafts.Claim("puesto-1", from: null, "card-2", CancellationToken.None));
    }

    async Task<(DashboardApp App, LostAnswers Losses)> StartAsync()
    {
        var losses = new LostAnswers();
        return (await DashboardApp.StartAsync(aws, dynamo: losses.Client(aws)), losses);
    }
}
