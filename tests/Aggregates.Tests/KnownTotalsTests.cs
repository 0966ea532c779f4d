using Amazon.DynamoDBv2;
using JadaReferral.Aggregates.Tests.Capacity;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates.Tests;

/// <summary>Rounds that follow one another begin from what the last one knew.</summary>
[Trait("Needs", "emulators")]
public class KnownTotalsTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    [Fact]
    public async Task A_round_that_follows_another_reads_clicks_only()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        using var dynamo = Metered();
        var (round, known) = (Round(dynamo, service.Prefix), new KnownTotals());
        await CountAsync(service, round, known, seconds: 1);
        var before = dynamo.Requests.ToDictionary();

        await CountAsync(service, round, known, seconds: 2);

        Assert.Equal(
            (0, 1, 6),
            (dynamo.Requests["GetItem"] - before["GetItem"], dynamo.Requests["Query"] - before["Query"], dynamo.Requests["PutItem"] - before["PutItem"]));
        Assert.Equal(2, (await TotalAsync(service)).ClickCount);
    }

    [Fact]
    public async Task What_another_instance_counted_in_between_is_read_again()
    {
        await using var service = await AggregatesService.StartAsync(aws);
        using var dynamo = Metered();
        var (mine, others) = (Round(dynamo, service.Prefix), Round(dynamo, service.Prefix));
        var (known, knownToOthers) = (new KnownTotals(), new KnownTotals());
        await CountAsync(service, mine, known, seconds: 1);
        await CountAsync(service, others, knownToOthers, seconds: 61);
        await CountAsync(service, mine, known, seconds: 2);
        await CountAsync(service, others, knownToOthers, seconds: 3601);

        await CountAsync(service, mine, known, seconds: 3);

        Assert.Equal(5, (await TotalAsync(service)).ClickCount);
        var hour = await service.Totals.GetAsync("solare", TotalsBucket.Hour(Rows.Noon), CancellationToken.None);
        Assert.Equal(4, hour!.ClickCount);
    }

    [Fact]
    public void A_part_found_unchanged_does_not_replace_one_that_was_read_later()
    {
        var known = new KnownTotals();
        var minute = new SumBucket(TotalsBucket.Minute(Rows.Noon), TotalsBucket.Leaf(Rows.Noon), TotalsBucket.AutomatedLeaf(Rows.Noon.AddSeconds(59)));
        var leaf = new VendorTotals
        {
            VendorName = "solare",
            Bucket = TotalsBucket.Leaf(Rows.Noon),
            ClickCount = 1,
            GuestCount = 1,
            Version = 3,
            UpdatedAt = Rows.Noon,
        };
        var sum = leaf with { Bucket = minute.Bucket, ClickCount = 2, GuestCount = 2, Version = 7 };
        var read = new SortedDictionary<string, VendorTotals> { [leaf.Bucket] = leaf with { ClickCount = 2, GuestCount = 2, Version = 4 } };
        known.Note(minute.Bucket, new(sum, Changed: false), read);
        known.BeginRound();

        known.Note(leaf.Bucket, new(leaf, Changed: false));

        var last = known.Find(minute);
        Assert.Equal((4, false), (last!.Parts[leaf.Bucket].Version, last.AnyIsNew));
    }

    MeteredDynamo Metered() => new(
        LocalAws.Credentials, new AmazonDynamoDBConfig { ServiceURL = aws.DynamoDbUrl.ToString(), AuthenticationRegion = LocalAws.Region });

    static CountingRound Round(IAmazonDynamoDB dynamo, string prefix)
    {
        var tables = Options.Create(new DynamoOptions { TablePrefix = prefix });
        var recount = new Recount(new ClickRows(dynamo, tables), new TotalsStore(dynamo, tables), TimeProvider.System);
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));
        return new(recount, new TotalsTree(calendar), (_, _) => Task.CompletedTask);
    }

    static async Task CountAsync(AggregatesService service, CountingRound round, KnownTotals known, int seconds)
    {
        var at = Rows.Noon.AddSeconds(seconds);
        await service.StoreAsync([Rows.Click(at: at)]);
        await round.RunAsync("solare", [ClickBucket.Of("solare", at)], known, announced: 0, CancellationToken.None);
    }

    static async Task<VendorTotals> TotalAsync(AggregatesService service) =>
        (await service.Totals.GetAsync("solare", TotalsBucket.Total, CancellationToken.None))!;
}
