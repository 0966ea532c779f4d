using System.Globalization;

namespace JadaReferral.Contracts.ReadModels;

/// <summary>The sort key <c>timestamp</c> of the table <c>clicks</c>: how it is made, read and ranged over.</summary>
public static class ClickKey
{
    const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    const int TimeLength = 28;

    /// <summary>The key of a click: its time with seven decimals, <c>#</c>, and its id in 32 hexadecimal digits.</summary>
    public static string Of(DateTimeOffset time, Guid clickId) => Bound(time) + "#" + clickId.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>
    /// An end of a range: <c>BETWEEN Bound(since) AND Bound(until)</c> is every click from <c>since</c> on and before <c>until</c>,
    /// because a click at exactly that instant sorts after the bound by its <c>#</c>.
    /// </summary>
    public static string Bound(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The time in a key.</summary>
    /// <exception cref="FormatException">The key has another form.</exception>
    public static DateTimeOffset TimeOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return DateTimeOffset.ParseExact(
            key.Length > TimeLength ? key.AsSpan(0, TimeLength) : key,
            Format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }
}
