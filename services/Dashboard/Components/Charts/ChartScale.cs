namespace JadaReferral.Dashboard.Components.Charts;

/// <summary>The vertical axis of a chart of counts: from 0 to a round number that holds the highest column; pure.</summary>
/// <param name="Top">The axis's upper end, at least 4.</param>
/// <param name="Step">Between two lines.</param>
public sealed record ChartScale(long Top, long Step)
{
    const int Lines = 4;

    static readonly long[] RoundFactors = [1, 2, 5, 10];

    /// <summary>The lines from the top down to 0.</summary>
    public IEnumerable<long> Marks
    {
        get
        {
            for (var mark = Top; mark >= 0; mark -= Step)
                yield return mark;
        }
    }

    /// <summary>The axis for columns up to <paramref name="highest"/>: whole steps of 1, 2 or 5 times a power of ten, about four of them.</summary>
    public static ChartScale For(long highest)
    {
        var rough = Math.Max(1, highest / (double)Lines);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = (long)(RoundFactors.First(factor => factor * power >= rough) * power);
        var top = Math.Max(1, (highest + step - 1) / step) * step;
        return new ChartScale(Math.Max(top, Lines), step);
    }

    /// <summary>How high a value stands, in percent of the axis.</summary>
    public double Percent(long value) => 100.0 * value / Top;
}

/// <summary>One column of a chart.</summary>
/// <param name="Name">What it is in full, e.g. <c>Sun 22 Nov 2026</c>.</param>
/// <param name="Tick">What stands below it, e.g. <c>22 Nov</c>.</param>
/// <param name="Values">One count for each series.</param>
public sealed record ChartColumn(string Name, string Tick, IReadOnlyList<long> Values);
