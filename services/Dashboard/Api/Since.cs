using System.Globalization;

namespace JadaReferral.Dashboard.Api;

/// <summary>Reads <c>7d</c>, <c>24h</c> or an absolute time.</summary>
static class Since
{
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset start)
    {
        start = default;
        if (text.Length >= 2 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            TimeSpan? unit = text[^1] switch
            {
                's' => TimeSpan.FromSeconds(1),
                'm' => TimeSpan.FromMinutes(1),
                'h' => TimeSpan.FromHours(1),
                'd' => TimeSpan.FromDays(1),
                'w' => TimeSpan.FromDays(7),
                _ => null,
            };
            if (unit is null || count * unit.Value.TotalDays > 36_500)
                return false;
            start = now - (count * unit.Value);
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out start);
    }
}
