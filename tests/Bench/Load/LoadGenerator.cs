using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace JadaReferral.Bench.Load;

/// <summary>
/// Keeps a fixed number of connections busy, one request at a time on each, and takes no memory while it does. The requests are bytes
/// made beforehand; an answer ends with its head, as a redirect's does.
/// </summary>
sealed class LoadGenerator(int port, IReadOnlyList<byte[]> requests, int connections)
{
    /// <summary>Sends for <paramref name="duration"/>, or until <paramref name="limit"/> requests were sent.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan duration, long limit, CancellationToken cancellationToken)
    {
        var run = new Run(Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency), limit);
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, connections)
            .Select(number => Task.Run(() => RunConnectionAsync(number, run, cancellationToken), cancellationToken)));
        clock.Stop();

        var latencies = new LatencyHistogram();
        foreach (var result in results)
            latencies.Add(result.Latencies);
        return new LoadResult(results.Sum(result => result.Answered), results.Sum(result => result.Failed), clock.Elapsed, latencies);
    }

    async Task<ConnectionResult> RunConnectionAsync(int number, Run run, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        var buffer = new byte[4096];
        var result = new ConnectionResult();
        var next = number;
        while (run.Takes())
        {
            var started = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[next++ % requests.Count], cancellationToken);
            var filled = 0;
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
                if (read == 0)
                    throw new IOException("The server closed a connection.");
                filled += read;
            }
            while (!buffer.AsSpan(0, filled).EndsWith("\r\n\r\n"u8));

            result.Latencies.Add(Stopwatch.GetTimestamp() - started);
            if (buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 302 "u8))
                result.Answered++;
            else
                result.Failed++;
        }

        return result;
    }

    /// <summary>When to stop, shared by the connections.</summary>
    sealed class Run(long end, long limit)
    {
        long _taken;

        public bool Takes() => Stopwatch.GetTimestamp() < end && (limit == long.MaxValue || Interlocked.Increment(ref _taken) <= limit);
    }

    sealed class ConnectionResult
    {
        public LatencyHistogram Latencies { get; } = new();

        public long Answered { get; set; }

        public long Failed { get; set; }
    }
}

/// <summary>What a load came to.</summary>
sealed record LoadResult(long Answered, long Failed, TimeSpan Elapsed, LatencyHistogram Latencies)
{
    public double PerSecond => Answered / Elapsed.TotalSeconds;
}
