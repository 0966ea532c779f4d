using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace JadaReferral.Bench.Transport;

/// <summary>One contestant's figures.</summary>
sealed record ContestantResult(string Name, Cost Publish, Cost Consume, Cost Both);

/// <summary>What <c>bench transport</c> found.</summary>
sealed record TransportReport(
    int Messages,
    double LatencyMilliseconds,
    int Concurrency,
    IReadOnlyList<ContestantResult> Contestants,
    PacedRun? At100PerSecond,
    PacedRun? BareAt100PerSecond,
    IdleRun? Idle)
{
    ContestantResult Memory => Contestants[0];

    ContestantResult Bare => Contestants[1];

    ContestantResult Transport => Contestants[2];

    /// <summary>CPU beyond in-memory, as a multiple of what the bare clients take for the same requests.</summary>
    public double CpuOverheadRatio => (Transport.Both.CpuMicroseconds - Memory.Both.CpuMicroseconds) / Bare.Both.CpuMicroseconds;

    /// <summary>The same for allocated bytes.</summary>
    public double BytesOverheadRatio => (Transport.Both.BytesPerItem - Memory.Both.BytesPerItem) / Bare.Both.BytesPerItem;

    /// <summary>Rate of consuming, as a share of the bare clients'.</summary>
    public double DrainRatio => Transport.Consume.PerSecond / Bare.Consume.PerSecond;

    public void PrintJson() => Console.WriteLine(JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    public void Print()
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Messages} messages a measurement, {Concurrency} requests at a time, {LatencyMilliseconds} ms added to each");
        var table = new Table().AddColumns("", "", "per second", "CPU µs", "KiB", "exceptions", "requests a message");
        foreach (var result in Contestants)
        {
            Row(result.Name, "publish", result.Publish);
            Row("", "consume", result.Consume);
            Row("", "both", result.Both);
        }

        AnsiConsole.Write(table);
        Line($"Both, beyond in-memory: {CpuOverheadRatio:0.00} times the bare clients' CPU, {BytesOverheadRatio:0.00} times their bytes. Drain rate: {DrainRatio:0.00} of theirs.");
        if (At100PerSecond is { } paced && BareAt100PerSecond is { } bare)
        {
            Line($"100 a second: p50 {paced.P50Milliseconds:0.00} ms, p99 {paced.P99Milliseconds:0.00} ms (bare {bare.P50Milliseconds:0.00}, {bare.P99Milliseconds:0.00}); CPU {paced.CpuMicroseconds:0} µs (bare {bare.CpuMicroseconds:0}), {paced.Exceptions} exceptions, {paced.RequestsPerMessage:0.00} requests a message, {paced.DeletesPerThousand:0} delete requests per 1,000.");
        }

        if (Idle is { } idle)
            Line($"Idle for {idle.Seconds:0} s: {idle.Requests} requests, {idle.CpuMilliseconds:0} ms CPU, {idle.Bytes / 1024:0} KiB.");

        void Row(string name, string what, Cost cost) => table.AddRow(
            name,
            what,
            cost.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            cost.CpuMicroseconds.ToString("0.0", CultureInfo.InvariantCulture),
            (cost.BytesPerItem / 1024).ToString("0.0", CultureInfo.InvariantCulture),
            cost.Exceptions.ToString(CultureInfo.InvariantCulture),
            cost.RequestsPerItem.ToString("0.000", CultureInfo.InvariantCulture));

        static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
