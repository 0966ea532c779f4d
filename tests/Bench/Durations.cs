using System.Globalization;

namespace JadaReferral.Bench;

/// <summary>Durations as people type them: <c>10ms</c>, <c>2s</c>, <c>1m</c>.</summary>
static class Durations
{
    public static TimeSpan Parse(string text)
    {
        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        var number = double.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" or "" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            var unit => throw new FormatException($"'{unit}' is no unit of time: ms, s or m."),
        };
    }
}
