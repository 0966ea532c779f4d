using FsCheck;
using FsCheck.Fluent;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Tests.Model;

public class CountsCannotDriftTests
{
    static readonly TimeZoneInfo LosAngeles = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    static readonly BusinessCalendar Calendar = new(LosAngeles);

    // Around midnight and both changes of the clocks in 2026, in Los Angeles and in UTC.
    static readonly DateTimeOffset[] Moments =
    [
        new(2026, 3, 8, 7, 59, 50, TimeSpan.Zero),
        new(2026, 3, 8, 10, 0, 0, TimeSpan.Zero),
        new(2026, 3, 9, 6, 59, 59, TimeSpan.Zero),
        new(2026, 3, 9, 7, 0, 0, TimeSpan.Zero),
        new(2026, 11, 1, 6, 59, 59, TimeSpan.Zero),
        new(2026, 11, 1, 8, 30, 0, TimeSpan.Zero),
        new(2026, 11, 1, 9, 30, 0, TimeSpan.Zero),
        new(2026, 11, 2, 7, 59, 59, TimeSpan.Zero),
        new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero),
    ];

    [Fact]
    public void Whatever_is_delivered_and_whoever_dies_the_totals_are_the_fold_over_distinct_clicks()
    {
        var deaths = 0;
        var cases = Gen.Choose(0, int.MaxValue).ToArbitrary();
        Prop.ForAll(cases, ClickLists(), (seed, clicks) => deaths += Check(seed, clicks)).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(40));
        Assert.True(deaths > 100, $"The model killed {deaths} processes, too few to mean anything.");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_store_without_conditions_and_an_early_acknowledgement_are_both_found_out(bool conditions, bool early)
    {
        var clicks = Enumerable.Range(1, 5).Select(id => new ClickRecorded
        {
            ClickId = new Guid(id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
            RecordedAt = Moments[0].AddSeconds(id),
            Vendor = "solare",
            VisitorKey = $"visitor-{id}",
        }).ToList();

        var wrong = Enumerable.Range(1, 300).Count(seed =>
        {
            var world = new World(seed, Calendar, deaths: 2, duplicates: 0) { ChecksConditions = conditions, AcknowledgesEarly = early };
            foreach (var click in clicks)
                world.Send(new[] { click });
            world.Run();
            return !Expected(clicks).SequenceEqual(Counted(world));
        });

        Assert.True(wrong > 0, "The model let a defect pass that it is there to find.");
    }

    static int Check(int seed, IReadOnlyList<ClickRecorded> clicks)
    {
        var world = new World(seed, Calendar, deaths: 4, duplicates: 10);
        foreach (var batch in clicks.Concat(clicks.Where((_, index) => index % 3 == 0)).Chunk(4))
            world.Send(batch);
        world.Send(new RebuildRequested { RebuildId = Guid.Empty, RequestedAt = DateTimeOffset.UnixEpoch, Vendor = "solare" });
        world.Run();

        Assert.Equal(clicks.Select(click => click.ClickId).Distinct().Count(), world.Rows.Count);
        Assert.Equal(Expected(clicks), Counted(world));
        Assert.All(
            world.Totals.Where(item => item.Key.Bucket == TotalsBucket.Total),
            total => Assert.Contains(world.Published, update => update.Vendor == total.Key.Vendor && update.Version == total.Value.Version));
        return world.Deaths;
    }

    static IEnumerable<string> Expected(IEnumerable<ClickRecorded> clicks) =>
        Fold.Of(clicks, LosAngeles).Select(pair => $"{pair.Key}: {pair.Value}");

    static IEnumerable<string> Counted(World world) => world.Totals
        .Where(item => item.Value.ClickCount + item.Value.AutomatedCount > 0)
        .Select(pair => $"{pair.Key}: {Fold.Text(pair.Value)}");

    static Arbitrary<IReadOnlyList<ClickRecorded>> ClickLists()
    {
        var click =
            from moment in Gen.Elements(Moments)
            from tenths in Gen.Choose(0, 250)
            from vendor in Gen.Elements("solare", "puesto")
            from audience in Gen.Elements("guest", "guest", "repeat", "automated")
            from visitor in Gen.Choose(1, 4)
            from placement in Gen.Elements(null, "table-1", "menu")
            from id in Gen.Choose(1, 1_000_000)
            select new ClickRecorded
            {
                ClickId = new Guid(id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
                RecordedAt = moment.AddMilliseconds(tenths * 100),
                Vendor = vendor,
                Audience = audience,
                AudienceReason = audience == "automated" ? "crawler" : null,
                VisitorKey = audience == "automated" ? null : $"visitor-{visitor}",
                Placement = placement,
            };

        // One id is one click: the same id with other contents is no duplicate but a defect of the sender.
        return Arb.From(
            click.ListOf().Select(list => (IReadOnlyList<ClickRecorded>)[.. list.DistinctBy(one => one.ClickId)]),
            list => Enumerable.Range(0, list.Count).Select(index => (IReadOnlyList<ClickRecorded>)[.. list.Where((_, i) => i != index)]));
    }
}
