using System.Security.Cryptography;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Redirect.Visitors;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Tests.Visitors;

[Trait("Needs", "emulators")]
public sealed class VisitorSaltStoreTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    static readonly DateOnly Today = new(2026, 11, 22);

    async Task<VisitorSaltStore> StoreAsync() =>
        new(aws.Dynamo, Options.Create(new DynamoOptions { TablePrefix = await aws.CreateTablesAsync() }), TimeProvider.System);

    [Fact]
    public async Task All_instances_get_the_same_salt_for_a_day_however_many_ask_at_once()
    {
        var store = await StoreAsync();
        var salts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.GetOrCreateAsync(Today, Proposed(), CancellationToken.None)));
        Assert.All(salts, salt => Assert.Equal(salts[0], salt));
        Assert.Equal(VisitorSalts.Size, salts[0].Length);
        Assert.NotEqual(salts[0], await store.GetOrCreateAsync(Today.AddDays(1), Proposed(), CancellationToken.None));
    }

    [Fact]
    public async Task The_first_to_ask_gets_what_it_works_with_already()
    {
        var store = await StoreAsync();
        var proposed = Proposed();

        Assert.Equal(proposed, await store.GetOrCreateAsync(Today, proposed, CancellationToken.None));
        Assert.Equal(proposed, await store.GetOrCreateAsync(Today, Proposed(), CancellationToken.None));
    }

    static byte[] Proposed() => RandomNumberGenerator.GetBytes(VisitorSalts.Size);

    [Fact]
    public async Task The_salts_of_past_days_are_forgotten()
    {
        var store = await StoreAsync();
        var (old, kept) = (await store.GetOrCreateAsync(Today.AddDays(-2), Proposed(), CancellationToken.None), await store.GetOrCreateAsync(Today.AddDays(-1), Proposed(), CancellationToken.None));
        await store.DeleteBeforeAsync(Today.AddDays(-1), CancellationToken.None);
        Assert.Equal(kept, await store.GetOrCreateAsync(Today.AddDays(-1), Proposed(), CancellationToken.None));
        Assert.NotEqual(old, await store.GetOrCreateAsync(Today.AddDays(-2), Proposed(), CancellationToken.None));
    }
}
