using System.Globalization;

namespace JadaReferral.Dashboard.Pages.OperationsPages;

/// <summary>Figures of operations as people read them.</summary>
static class Words
{
    const int ShortCommit = 7;

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Rate(double? perMinute) => perMinute switch
    {
        null => "–",
        > 0 and < 10 => perMinute.Value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => perMinute.Value.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>In the unit that fits, because nobody acts on the rest.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 1 } => "0 s",
        { TotalSeconds: < 1 } => In(time.TotalMilliseconds, "0", "ms"),
        { TotalSeconds: < 10 } => In(time.TotalSeconds, "0.#", "s"),
        { TotalMinutes: < 2 } => In(time.TotalSeconds, "0", "s"),
        { TotalHours: < 2 } => In(time.TotalMinutes, "0", "min"),
        { TotalDays: < 2 } => In(time.TotalHours, "0", "h"),
        _ => In(time.TotalDays, "N0", "days"),
    };

    /// <summary>A version with as much of its commit as tells it from others.</summary>
    public static string Version(string version) =>
        version.IndexOf('+', StringComparison.Ordinal) is var plus and >= 0 && version.Length > plus + 1 + ShortCommit ? version[..(plus + 1 + ShortCommit)] : version;

    static string In(double value, string format, string unit) => value.ToString(format, CultureInfo.InvariantCulture) + " " + unit;
}
