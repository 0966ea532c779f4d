using System.Globalization;

namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// The sort key <c>bucket</c> of the table <c>click_totals</c>. Keys of one level sort as time, so that any range of one level is one Query:
/// <c>BETWEEN TotalsBucket.Day(from) AND TotalsBucket.Day(to)</c>.
/// </summary>
public static class TotalsBucket
{
    /// <summary>Everything since the beginning.</summary>
    public const string Total = "total";

    /// <summary>A calendar month of the business's days, e.g. <c>month#2026-11</c>.</summary>
    public static string Month(DateOnly day) => "month#" + day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A day of the business's time zone, e.g. <c>day#2026-11-22</c>; it has 23, 24 or 25 hours.</summary>
    public static string Day(DateOnly day) => "day#" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The UTC hour that holds <paramref name="time"/>, e.g. <c>hour#2026-11-22T17</c>.</summary>
    public static string Hour(DateTimeOffset time) => "hour#" + Text(time, "yyyy-MM-dd'T'HH");

    /// <summary>The UTC minute that holds <paramref name="time"/>, e.g. <c>minute#2026-11-22T17:05</c>.</summary>
    public static string Minute(DateTimeOffset time) => "minute#" + Text(time, "yyyy-MM-dd'T'HH:mm");

    /// <summary>The <see cref="Clicks.ClickBucket"/> of people's clicks that starts at <paramref name="start"/>, e.g. <c>leaf#2026-11-22T17:05:10Z</c>.</summary>
    public static string Leaf(DateTimeOffset start) => "leaf#" + Text(start, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>The same span's automated hits, counted apart because they are read from another partition, e.g. <c>leaf#2026-11-22T17:05:10Z~bot</c>.</summary>
    public static string AutomatedLeaf(DateTimeOffset start) => Leaf(start) + Click.AutomatedSuffix;

    static string Text(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
