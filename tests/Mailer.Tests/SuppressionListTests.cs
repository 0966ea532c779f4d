using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class SuppressionListTests(LocalAws aws)
{
    [Fact]
    public async Task An_imported_list_is_exported_again_and_importing_twice_changes_nothing()
    {
        await using var app = await MailerApp.Start(aws);
        await app.Suppress("known@x.example", SuppressionReasons.Complained);
        var import = new ImportSuppressions
        {
            RequestedBy = "owner",
            Entries = [Entry("New@x.example"), Entry("known@x.example"), Entry("no address")],
        };

        var first = (await app.Harness.GetRequestClient<ImportSuppressions>().GetResponse<SuppressionsImported>(import)).Message;
        var second = (await app.Harness.GetRequestClient<ImportSuppressions>().GetResponse<SuppressionsImported>(import)).Message;
        var export = (await app.Harness.GetRequestClient<ExportSuppressions>().GetResponse<SuppressionsExported>(new ExportSuppressions())).Message;

        Assert.Equal((1, 1), (first.Added, first.AlreadyThere));
        Assert.Contains("no address", Assert.Single(first.Refused), StringComparison.Ordinal);
        Assert.Equal((0, 2), (second.Added, second.AlreadyThere));
        Assert.Equal(
            [("known@x.example", SuppressionReasons.Complained), ("new@x.example", SuppressionReasons.Manual)],
            export.Entries.OrderBy(entry => entry.Address, StringComparer.Ordinal).Select(entry => (entry.Address, entry.Reason)));
        Assert.Null(export.Next);
    }

    [Fact]
    public async Task A_released_address_may_be_mailed_again_unless_it_was_suppressed_since()
    {
        await using var app = await MailerApp.Start(aws);
        var decided = app.Clock.GetUtcNow();
        await app.Consume(new SuppressAddress { Address = "A@x.example", RequestedBy = "owner", Detail = "asked by phone", RequestedAt = decided });
        await app.Consume(new ReleaseAddress { Address = "a@X.example", RequestedBy = "owner", Detail = "asked in writing", RequestedAt = decided.AddMinutes(1) });
        Assert.Null(await app.Suppression("a@x.example"));
        Assert.Equal("a@x.example", Assert.Single(app.Published<AddressReleased>()).Address);

        await app.Consume(new SuppressAddress { Address = "a@x.example", RequestedBy = "owner", Detail = "again", RequestedAt = decided.AddMinutes(3) });
        await app.Consume(new ReleaseAddress { Address = "a@x.example", RequestedBy = "owner", Detail = "late", RequestedAt = decided.AddMinutes(2) });
        Assert.NotNull(await app.Suppression("a@x.example"));
    }

    static Suppression Entry(string address) => new() { Address = address, Reason = SuppressionReasons.Manual, Since = DateTimeOffset.UnixEpoch, Detail = "from the old list" };
}
