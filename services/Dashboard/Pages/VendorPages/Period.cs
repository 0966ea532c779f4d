using System.Globalization;

namespace JadaReferral.Dashboard.Pages.VendorPages;

/// <summary>The days that a vendor's page shows and how finely, as they stand in its address; pure.</summary>
/// <param name="By"><see cref="Hour"/>, <see cref="Day"/> or <see cref="Week"/>.</param>
/// <param name="From">First business day.</param>
/// <param name="To">Last business day, included.</param>
public sealed record Period(string By, DateOnly From, DateOnly To)
{
    public const string Hour = "hour";
    public const string Day = "day";
    public const string Week = "week";

    const int MostDays = 800;
    const int MostDaysByHour = 7;

    /// <summary>What an address asks for. What it leaves out, or gets wrong, becomes the last 30 days by day.</summary>
    public static Period Of(string? by, string? from, string? to, DateOnly today)
    {
        var unit = by is Hour or Week ? by : Day;
        var last = Parse(to) is { } wanted && wanted <= today ? wanted : today;
        var most = unit == Hour ? MostDaysByHour : MostDays;
        var first = Parse(from) ?? last.AddDays(1 - DefaultDays(unit));
        if (first > last)
            first = last;
        if (last.DayNumber - first.DayNumber >= most)
            first = last.AddDays(1 - most);
        return new Period(unit, first, last);
    }

    /// <summary>The address's query that <see cref="Of"/> reads.</summary>
    public string Query => $"?by={By}&from={Text(From)}&to={Text(To)}";

    /// <summary>As many days that end today.</summary>
    public static string QueryOfLast(string by, int days, DateOnly today) => new Period(by, today.AddDays(1 - days), today).Query;

    /// <summary>How many days it has.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static int DefaultDays(string by) => by switch { Hour => 2, Week => 182, _ => 30 };

    static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
