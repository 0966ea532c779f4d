using System.Text.Json;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates.Tests;

/// <summary>What the read models compute: keys, calendar days, sums and sketches.</summary>
public class ReadModelTests
{
    static readonly BusinessCalendar LosAngeles = BusinessCalendar.Of("America/Los_Angeles");

    [Theory]
    [InlineData("2026-03-07", 24)]
    [InlineData("2026-03-08", 23)]
    [InlineData("2026-11-01", 25)]
    [InlineData("2026-11-02", 24)]
    public void A_day_has_as_many_hours_as_its_clocks_show(string day, int hours)
    {
        var all = LosAngeles.HoursOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(hours, all.Count);
        Assert.Equal(all.Select((_, index) => all[0].AddHours(index)), all);
    }

    [Fact]
    public void The_hours_of_all_days_of_a_year_are_the_hours_of_the_year_each_once()
    {
        var hours = Enumerable.Range(0, 365).SelectMany(day => LosAngeles.HoursOf(new DateOnly(2026, 1, 1).AddDays(day))).ToList();

        Assert.Equal(365 * 24, hours.Count);
        Assert.Equal(Enumerable.Range(0, hours.Count).Select(index => hours[0].AddHours(index)), hours);
    }

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_with_its_first_hour()
    {
        // Santiago's clocks go from 23:59:59 on 2026-09-05 to 01:00:00.
        var santiago = BusinessCalendar.Of("America/Santiago");

        Assert.Equal(23, santiago.HoursOf(new(2026, 9, 6)).Count);
        Assert.Equal(new(2026, 9, 6, 4, 0, 0, TimeSpan.Zero), santiago.StartOf(new(2026, 9, 6)));
    }

    [Theory]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    public void A_zone_that_is_not_whole_hours_off_utc_is_refused(string zone)
    {
        var failure = Assert.Throws<ArgumentException>(() => BusinessCalendar.Of(zone));

        Assert.Contains(zone, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_clicks_sort_and_range_as_time()
    {
        var time = Rows.Noon.AddTicks(7);
        var key = ClickKey.Of(time, Guid.Empty);

        Assert.Equal("2026-10-05T12:00:00.0000007Z#00000000000000000000000000000000", key);
        Assert.Equal(time, ClickKey.TimeOf(key));
        Assert.True(string.CompareOrdinal(ClickKey.Bound(time), key) < 0);
        Assert.True(string.CompareOrdinal(key, ClickKey.Bound(time.AddTicks(1))) < 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    public void Few_visitors_are_counted_exactly(int visitors) => Assert.Equal(visitors, UniqueSketch.Count(UniqueSketch.Of(Visitors(0, visitors))));

    [Theory]
    [InlineData(257)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    [InlineData(200_000)]
    public void Many_visitors_are_counted_within_three_standard_errors(int visitors)
    {
        var counted = UniqueSketch.Count(UniqueSketch.Of(Visitors(0, visitors)));

        Assert.InRange(counted, visitors * (1 - (3 * UniqueSketch.StandardError)), visitors * (1 + (3 * UniqueSketch.StandardError)));
    }

    [Fact]
    public void The_error_over_many_sets_is_the_documented_one()
    {
        var errors = Enumerable.Range(0, 60).Select(set => (UniqueSketch.Count(UniqueSketch.Of(Visitors(set * 3_000, 3_000))) / 3_000.0) - 1).ToList();

        var deviation = Math.Sqrt(errors.Average(error => error * error));
        Assert.InRange(deviation, 0, 1.4 * UniqueSketch.StandardError);
        Assert.InRange(errors.Average(), -UniqueSketch.StandardError, UniqueSketch.StandardError);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(3_000)]
    public void A_merge_is_the_sketch_of_the_union_whatever_the_order(int visitors)
    {
        var whole = UniqueSketch.Of(Visitors(0, visitors));
        var parts = Enumerable.Range(0, 10).Select(part => UniqueSketch.Of(Visitors(0, visitors).Where((_, index) => index % 10 == part || index % 7 == part))).ToList();

        Assert.Equal(whole, UniqueSketch.Merge(parts));
        Assert.Equal(whole, UniqueSketch.Merge([UniqueSketch.Merge(parts.Skip(3)), null, UniqueSketch.Merge(parts.Take(3).Reverse())]));
    }

    [Theory]
    [InlineData("x123")]
    [InlineData("habc")]
    public void What_is_no_sketch_is_refused(string text) => Assert.Throws<FormatException>(() => UniqueSketch.Merge([text]));

    [Fact]
    public void A_breakdown_keeps_its_largest_and_sums_up_the_rest()
    {
        var counts = Enumerable.Range(0, 80).Select(number => KeyValuePair.Create($"host-{number:00}", number < 45 ? 10L : 1L)).Append(new(TotalsSum.Other, 100));

        var bounded = TotalsSum.Bounded(counts)!;

        Assert.Equal(TotalsSum.MaxNamed + 1, bounded.Count);
        Assert.Equal(100 + 30, bounded[TotalsSum.Other]);
        Assert.Equal(1, bounded["host-49"]);
        Assert.False(bounded.ContainsKey("host-50"));
    }

    [Fact]
    public void The_largest_item_that_can_be_made_is_far_below_400_kilobytes()
    {
        var parts = Enumerable.Range(0, 20).Select(part => new VendorTotals
        {
            VendorName = new('v', 40),
            Bucket = "total",
            ClickCount = long.MaxValue / 100,
            GuestCount = 1,
            Version = 1,
            UpdatedAt = Rows.Noon,
            GuestSketch = UniqueSketch.Of(Visitors(part * 500, 500)),
            Placements = Worst(part),
            ReferrerHosts = Worst(part),
            Devices = Worst(part),
            Countries = Worst(part),
            AutomatedReasons = Worst(part),
        }).ToList();

        var bytes = JsonSerializer.SerializeToUtf8Bytes(TotalsSum.Of("v", "total", parts)).Length;

        Assert.InRange(bytes, 4_000, 80_000);

        // As long as Clicks lets a text be, more different ones than fit.
        static Dictionary<string, long> Worst(int part) =>
            Enumerable.Range(0, 50).ToDictionary(number => $"{part}-{number}-".PadRight(256, 'x'), _ => long.MaxValue / 1_000_000);
    }

    [Fact]
    public void A_leaf_counts_guests_repeats_and_automated_hits_apart()
    {
        CountedClick[] people =
        [
            new("t") { Audience = Audiences.Guest, VisitorKey = "a", Placement = "menu" },
            new("t") { Audience = Audiences.Repeat, VisitorKey = "a", Placement = "menu" },
            new("t") { Audience = "of the future", VisitorKey = "b" },
            new("t"),
        ];

        var leaf = LeafCount.Of(ClickBucket.Of("solare", Rows.Noon), people);
        var automated = LeafCount.Of(ClickBucket.Of("solare~bot", Rows.Noon), [new("t") { AudienceReason = "head" }, new("t")]);

        Assert.Equal((4, 3, 2, 0), (leaf.ClickCount, leaf.GuestCount, leaf.UniqueGuests, leaf.AutomatedCount));
        Assert.Equal(new Dictionary<string, long> { ["menu"] = 1 }, leaf.Placements);
        Assert.Equal(("solare", "leaf#2026-10-05T12:00:00Z~bot", 0, 2), (automated.VendorName, automated.Bucket, automated.ClickCount, automated.AutomatedCount));
        Assert.Equal(new Dictionary<string, long> { ["head"] = 1 }, automated.AutomatedReasons);
    }

    static IEnumerable<string> Visitors(int first, int count) => Enumerable.Range(first, count).Select(number => $"visitor-{number}");
}
