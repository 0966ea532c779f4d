using System.Diagnostics;

namespace JadaReferral.Bench;

/// <summary>What some work cost this process.</summary>
sealed record Cost(int Items, TimeSpan Wall, TimeSpan Cpu, long Bytes, long Exceptions, long Requests)
{
    public double PerSecond => Items / Wall.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Items;

    public double BytesPerItem => (double)Bytes / Items;

    public double RequestsPerItem => (double)Requests / Items;

    /// <summary>The run in the middle by CPU: single runs drift with whatever else the machine does.</summary>
    public static Cost Median(IEnumerable<Cost> runs)
    {
        var ordered = runs.OrderBy(run => run.CpuMicroseconds).ToList();
        return ordered[ordered.Count / 2];
    }
}

/// <summary>Measures work: time, CPU and allocation of the whole process, exceptions thrown, requests made.</summary>
static class Measurement
{
    static long _exceptions;

    static Measurement() => AppDomain.CurrentDomain.FirstChanceException += (_, _) => Interlocked.Increment(ref _exceptions);

    public static async Task<Cost> Of(int items, Func<Task> work, Func<long>? requests = null)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var exceptions = Interlocked.Read(ref _exceptions);
        var requested = requests?.Invoke() ?? 0;
        var clock = Stopwatch.StartNew();

        await work();

        var wall = clock.Elapsed;
        process.Refresh();
        return new Cost(
            items,
            wall,
            process.TotalProcessorTime - cpu,
            GC.GetTotalAllocatedBytes(precise: true) - bytes,
            Interlocked.Read(ref _exceptions) - exceptions,
            (requests?.Invoke() ?? 0) - requested);
    }

    /// <summary>The value that <paramref name="share"/> of the samples don't exceed.</summary>
    public static double Percentile(IReadOnlyCollection<double> samples, double share)
    {
        var ordered = samples.Order().ToList();
        return ordered[Math.Clamp((int)Math.Ceiling(ordered.Count * share) - 1, 0, ordered.Count - 1)];
    }
}
