using System.Globalization;
using System.Text;
using JadaReferral.Bench.Load;

namespace JadaReferral.Bench.Redirect;

/// <summary>The outcome of <c>bench redirect</c>: the median turn of each server, and what they are to one another.</summary>
sealed record RedirectReport
{
    public required int Connections { get; init; }

    public required double SecondsPerTurn { get; init; }

    public required ServerFigures Empty { get; init; }

    public required ServerFigures HeldBack { get; init; }

    public required ServerFigures Publishing { get; init; }

    /// <summary>Rate with the publisher held back, of the empty server's.</summary>
    public double HeldBackRatio => HeldBack.RequestsPerSecond / Empty.RequestsPerSecond;

    /// <summary>Rate while publishing, of the empty server's.</summary>
    public double PublishingRatio => Publishing.RequestsPerSecond / Empty.RequestsPerSecond;

    public double HeldBackP99Ratio => HeldBack.P99Milliseconds / Empty.P99Milliseconds;

    public double PublishingP99Ratio => Publishing.P99Milliseconds / Empty.P99Milliseconds;

    /// <summary>Bytes a request that the service allocates beyond the empty server.</summary>
    public double ExtraBytesPerRequest => HeldBack.BytesPerRequest - Empty.BytesPerRequest;

    public required long Failed { get; init; }

    public static RedirectReport Of(IReadOnlyCollection<Turn> turns, TimeSpan length, int connections) => new()
    {
        Connections = connections,
        SecondsPerTurn = length.TotalSeconds,
        Empty = ServerFigures.Of(turns.Where(turn => turn.Server == Server.Empty)),
        HeldBack = ServerFigures.Of(turns.Where(turn => turn.Server == Server.HeldBack)),
        Publishing = ServerFigures.Of(turns.Where(turn => turn.Server == Server.Publishing)),
        Failed = turns.Sum(turn => turn.Load.Failed),
    };

    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Connections} connections, turns of {SecondsPerTurn:0.#} s, medians; server and load share {Environment.ProcessorCount} cores");
        text.AppendLine();
        text.AppendLine("                        requests/s    p50 ms    p99 ms   bytes/request   cpu us/request   published/s   turns");
        Line("empty Kestrel", Empty);
        Line("redirect, held back", HeldBack);
        Line("redirect, publishing", Publishing);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"held back:  {HeldBackRatio:0.00} of the empty rate, p99 {HeldBackP99Ratio:0.00} times; {ExtraBytesPerRequest:0.0} bytes a request beyond it");
        text.AppendLine(CultureInfo.InvariantCulture, $"publishing: {PublishingRatio:0.00} of the empty rate, p99 {PublishingP99Ratio:0.00} times");
        if (Failed > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"{Failed} requests were not answered with a redirect");
        return text.ToString();

        void Line(string name, ServerFigures figures) => text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name,-22}{figures.RequestsPerSecond,12:0}{figures.P50Milliseconds,10:0.00}{figures.P99Milliseconds,10:0.00}{figures.BytesPerRequest,16:0.0}{figures.ProcessorMicroseconds,17:0.0}{figures.PublishedPerSecond,14:0}   {string.Join(' ', figures.Turns.Select(rate => rate.ToString("0", CultureInfo.InvariantCulture)))}");
    }
}

/// <summary>
/// One server's median turn; <see cref="Turns"/> are the rates of all. The processor time is this whole process's, load generator included:
/// unlike the rates it stays the same when something else keeps the cores busy.
/// </summary>
sealed record ServerFigures(
    double RequestsPerSecond, double P50Milliseconds, double P99Milliseconds, double BytesPerRequest, double ProcessorMicroseconds, double PublishedPerSecond, double[] Turns)
{
    public static ServerFigures Of(IEnumerable<Turn> turns)
    {
        var all = turns.ToList();
        var latencies = new LatencyHistogram();
        foreach (var turn in all)
            latencies.Add(turn.Load.Latencies);
        return new ServerFigures(
            Median(all.Select(turn => turn.Load.PerSecond)),
            latencies.Quantile(0.5).TotalMilliseconds,
            Median(all.Select(turn => turn.Load.Latencies.Quantile(0.99).TotalMilliseconds)),
            Median(all.Select(turn => (double)turn.Allocated / turn.Load.Answered)),
            Median(all.Select(turn => turn.Processor.TotalMicroseconds / turn.Load.Answered)),
            Median(all.Select(turn => turn.Published / turn.Load.Elapsed.TotalSeconds)),
            [.. all.Select(turn => turn.Load.PerSecond)]);
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
