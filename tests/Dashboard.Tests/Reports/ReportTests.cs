using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Reports;

namespace JadaReferral.Dashboard.Tests.Reports;

public class ReportTests
{
    [Fact]
    public void Every_day_of_the_range_has_a_line()
    {
        var lines = PeriodReport.ByDay([Day("2026-11-02", guests: 4, clicks: 6)], new(2026, 11, 1), new(2026, 11, 3));

        Assert.Equal(
            [new("2026-11-01", 0, 0, 0, 0), new("2026-11-02", 4, 0, 6, 0), new PeriodLine("2026-11-03", 0, 0, 0, 0)],
            lines);
    }

    [Fact]
    public void Weeks_begin_on_monday_and_hold_only_days_of_the_range()
    {
        VendorTotals[] days = [Day("2026-11-01", 1), Day("2026-11-02", 2), Day("2026-11-08", 4), Day("2026-11-09", 8)];

        var lines = PeriodReport.ByWeek(days, new(2026, 11, 1), new(2026, 11, 8));

        Assert.Equal([("2026-10-26", 1L), ("2026-11-02", 6L)], lines.Select(line => (line.Period, line.Guests)));
    }

    [Fact]
    public void A_visitor_of_several_hours_is_one_unique_guest_of_the_week_s_day_and_two_of_two_days()
    {
        var monday = Day("2026-11-02", 2) with { GuestSketch = UniqueSketch.Of(["key-of-monday"]), UniqueGuests = 1 };
        var tuesday = Day("2026-11-03", 1) with { GuestSketch = UniqueSketch.Of(["key-of-tuesday"]), UniqueGuests = 1 };

        var week = Assert.Single(PeriodReport.ByWeek([monday, tuesday], new(2026, 11, 2), new(2026, 11, 8)));

        Assert.Equal(2, week.UniqueGuests);
    }

    [Fact]
    public void A_day_with_25_hours_has_25_lines()
    {
        var calendar = BusinessCalendar.Of("America/Los_Angeles");

        var lines = PeriodReport.ByHour([], calendar.StartOf(new(2026, 11, 1)), calendar.StartOf(new(2026, 11, 2)));

        Assert.Equal(25, lines.Count);
        Assert.Equal("2026-11-01T07", lines[0].Period);
    }

    [Fact]
    public void A_finished_month_is_compared_with_the_whole_month_before()
    {
        var report = MonthReport.Of(new(2026, 11, 5), today: new(2027, 1, 1), Vendors(("solare", [Day("2026-10-31", 10), Day("2026-11-30", 15)])));

        Assert.Equal((new(2026, 11, 1), new(2026, 11, 30), new(2026, 10, 1), new DateOnly(2026, 10, 31)), (report.First, report.Last, report.PreviousFirst, report.PreviousLast));
        Assert.Equal(50.0, Assert.Single(report.Vendors).ChangePercent);
    }

    [Fact]
    public void A_running_month_is_compared_with_as_many_days_of_the_month_before()
    {
        var report = MonthReport.Of(
            new(2026, 11, 1), today: new(2026, 11, 10), Vendors(("solare", [Day("2026-10-10", 4), Day("2026-10-11", 100), Day("2026-11-10", 3)])));

        var vendor = Assert.Single(report.Vendors);
        Assert.Equal((3, 4, -25.0), (vendor.Guests, vendor.PreviousGuests, vendor.ChangePercent!.Value));
    }

    [Fact]
    public void The_last_day_of_march_is_compared_with_all_of_february()
    {
        var report = MonthReport.Of(new(2026, 3, 1), today: new(2026, 3, 30), Vendors());

        Assert.Equal(new(2026, 2, 28), report.PreviousLast);
        Assert.Equal((new(2026, 2, 1), new DateOnly(2026, 3, 30)), MonthReport.DaysFor(new(2026, 3, 1), new(2026, 3, 30)));
    }

    [Fact]
    public void Vendors_stand_in_order_of_guests_with_best_day_and_placements()
    {
        var busy = Day("2026-11-03", 9) with { Placements = new Dictionary<string, long> { ["menu"] = 5, ["a"] = 1, ["b"] = 1, ["c"] = 1, [TotalsSum.Other] = 50 } };

        var report = MonthReport.Of(
            new(2026, 11, 1), today: new(2026, 12, 1), Vendors(("puesto", []), ("solare", [Day("2026-11-02", 9), busy, Day("2026-11-04", 1)])));

        Assert.Equal(["solare", "puesto"], report.Vendors.Select(vendor => vendor.Vendor));
        Assert.Equal((new DateOnly(2026, 11, 2), 9), (report.Vendors[0].BestDay, report.Vendors[0].BestDayGuests));
        Assert.Equal([new("menu", 5), new("a", 1), new PlacementGuests("b", 1)], report.Vendors[0].TopPlacements);
        Assert.Null(report.Vendors[1].BestDay);
        Assert.Null(report.Vendors[1].ChangePercent);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("", "")]
    public void Text_is_never_a_formula_and_never_breaks_its_cell(string text, string cell) => Assert.Equal(cell, ReportCsv.Cell(text));

    [Fact]
    public void A_negative_number_stays_a_number() => Assert.Equal("-12.5", ReportCsv.Cell(-12.5));

    [Fact]
    public void A_month_as_csv_has_a_line_a_vendor()
    {
        var report = MonthReport.Of(new(2026, 11, 1), today: new(2026, 12, 1), Vendors(("solare", [Day("2026-11-02", 9, 12)])));

        Assert.Equal(
            "vendor,guests,unique_guests,clicks,automated,previous_guests,change_percent,best_day,best_day_guests,top_placements\r\n"
            + "solare,9,0,12,0,0,,2026-11-02,9,\r\n",
            ReportCsv.Of(report));
    }

    static Dictionary<string, IReadOnlyList<VendorTotals>> Vendors(params (string Code, VendorTotals[] Days)[] vendors) =>
        vendors.ToDictionary(vendor => vendor.Code, vendor => (IReadOnlyList<VendorTotals>)vendor.Days);

    static VendorTotals Day(string day, long guests, long? clicks = null) => new()
    {
        VendorName = "solare",
        Bucket = "day#" + day,
        ClickCount = clicks ?? guests,
        GuestCount = guests,
        Version = 1,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
