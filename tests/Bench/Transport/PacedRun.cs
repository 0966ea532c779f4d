using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace JadaReferral.Bench.Transport;

/// <summary>100 messages a second, each timed from its publish to its consumer.</summary>
sealed record PacedRun(double P50Milliseconds, double P99Milliseconds, double CpuMicroseconds, long Exceptions, double RequestsPerMessage, double? DeletesPerThousand)
{
    const int Messages = 1_000;
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static async Task<PacedRun> OfTransport(BusContestant transport)
    {
        var deletes = transport.DeleteRequests;
        var sent = new ConcurrentDictionary<Guid, long>();
        var taken = new ConcurrentBag<double>();
        transport.Counter.Seen = message =>
        {
            if (sent.TryGetValue(message.Id, out var at))
                taken.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        };
        var cost = await Measurement.Of(
            Messages,
            () => Task.WhenAll(transport.Counter.Open(Messages), Pace(() =>
            {
                var message = BenchMessage.Create();
                sent[message.Id] = Stopwatch.GetTimestamp();
                return transport.Bus.Publish(message);
            })),
            () => transport.Requests);
        transport.Counter.Seen = null;
        return From(cost, taken, (transport.DeleteRequests - deletes) * 1000.0 / Messages);
    }

    public static async Task<PacedRun> OfBareClients(BareContestant bare)
    {
        var taken = new ConcurrentBag<double>();
        var cost = await Measurement.Of(
            Messages,
            () => Task.WhenAll(Receive(), Pace(() => bare.SendOne(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture)))),
            () => bare.Requests);
        return From(cost, taken, deletesPerThousand: null);

        async Task Receive()
        {
            while (taken.Count < Messages)
            {
                foreach (var sentAt in await bare.ReceiveOnce())
                    taken.Add(Stopwatch.GetElapsedTime(long.Parse(sentAt, CultureInfo.InvariantCulture)).TotalMilliseconds);
            }
        }
    }

    static PacedRun From(Cost cost, IReadOnlyCollection<double> taken, double? deletesPerThousand) => new(
        Measurement.Percentile(taken, 0.5),
        Measurement.Percentile(taken, 0.99),
        cost.CpuMicroseconds,
        cost.Exceptions,
        cost.RequestsPerItem,
        deletesPerThousand);

    static async Task Pace(Func<Task> send)
    {
        var sends = new List<Task>(Messages);
        using var timer = new PeriodicTimer(Interval);
        while (sends.Count < Messages && await timer.WaitForNextTickAsync())
            sends.Add(send());
        await Task.WhenAll(sends);
    }
}

/// <summary>Ten seconds in which nothing happens.</summary>
sealed record IdleRun(double Seconds, long Requests, double CpuMilliseconds, long Bytes)
{
    static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    public static async Task<IdleRun> Of(BusContestant transport)
    {
        var cost = await Measurement.Of(1, () => Task.Delay(Time), () => transport.Requests);
        return new IdleRun(cost.Wall.TotalSeconds, cost.Requests, cost.Cpu.TotalMilliseconds, cost.Bytes);
    }
}
