using System.Diagnostics;
using System.Numerics;

namespace JadaReferral.Bench.Load;

/// <summary>Counts of durations in classes three percent wide, from a tick of the stopwatch to hours; adding takes no memory.</summary>
sealed class LatencyHistogram
{
    /// <summary>Every power of two is cut into 32 classes.</summary>
    const int Detail = 5;

    readonly long[] _counts = new long[64 << Detail];

    public void Add(long ticks) => _counts[ClassOf(ticks)]++;

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }

    /// <summary>The duration that the given part of all stays below, e.g. 0.99.</summary>
    public TimeSpan Quantile(double part)
    {
        var wanted = (long)Math.Ceiling(_counts.Sum() * part);
        var (seen, index) = (0L, 0);
        while (index < _counts.Length && (seen += _counts[index]) < wanted)
            index++;
        return TimeSpan.FromSeconds((double)UpperEnd(index) / Stopwatch.Frequency);
    }

    static int ClassOf(long ticks)
    {
        var value = (ulong)Math.Max(ticks, 0);
        var exponent = Math.Max(BitOperations.Log2(value | 1) - Detail, 0);
        return (exponent << Detail) + (int)(value >> exponent);
    }

    static long UpperEnd(int index)
    {
        var exponent = Math.Max((index >> Detail) - 1, 0);
        return (long)(index - (exponent << Detail) + 1) << exponent;
    }
}
