using JadaReferral.Contracts.Vendors;
using JadaReferral.Dashboard.Storage;
using JadaReferral.Dashboard.Vendors;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit.Testing;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Tests;

[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed class OutboxTests(LocalDynamoDb aws)
{
    static readonly VendorFields Puesto = new() { Name = "Puesto" };

    [Fact]
    public async Task What_a_stored_state_owes_is_published_and_then_no_longer_owed()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var created = await app.Get<VendorStore>().Create("puesto", Puesto, CancellationToken.None);

        Assert.NotNull(created.Value);
        await Eventually.True(
            () => app.Bus.Published.Select<VendorChanged>(change => change.Context.Message.Vendor.Code == "puesto").Any(), "the change published");
        await Eventually.True(() => IsSettled(app.Get<DashboardTables>().Vendors, "puesto"), "nothing owed any more");
    }

    [Fact]
    public async Task What_a_process_left_owed_when_it_died_is_published_by_the_next()
    {
        var prefix = await aws.CreateTablesAsync();
        // A store without a dispatcher is a process that dies right after the write.
        var dying = new VendorStore(
            new DashboardTables(aws.Dynamo, Options.Create(new DynamoOptions { TablePrefix = prefix }), new OutboxSignal()), TimeProvider.System);
        await dying.Create("puesto", Puesto, CancellationToken.None);
        await dying.SetStatus("puesto", "paused", CancellationToken.None);

        await using var app = await DashboardApp.StartAsync(aws, prefix: prefix);

        await Eventually.True(() => IsSettled(app.Get<DashboardTables>().Vendors, "puesto"), "both events published");
        var versions = app.Bus.Published.Select<VendorChanged>().Select(change => change.Context.Message.Vendor.Version).ToList();
        Assert.Equal([1, 2], versions);
    }

    [Fact]
    public async Task A_state_that_was_not_stored_owes_nothing()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        var vendors = app.Get<VendorStore>();
        await vendors.Create("puesto", Puesto, CancellationToken.None);

        var refused = await vendors.Edit("puesto", Puesto with { Name = "Someone else's edit" }, expectedVersion: 7, CancellationToken.None);

        Assert.Equal("outdated", refused.Refusal?.Code);
        await Eventually.True(() => IsSettled(app.Get<DashboardTables>().Vendors, "puesto"), "the first event published");
        Assert.Single(app.Bus.Published.Select<VendorChanged>());
    }

    static async Task<bool> IsSettled(OwingTable table, string code)
    {
        var debt = await table.Debts(new() { ["code"] = new(code) }, CancellationToken.None);
        return debt.Events.Count == 0 && !debt.IsListed && (await table.Debtors(CancellationToken.None)).Count == 0;
    }
}
