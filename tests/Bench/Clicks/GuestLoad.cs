using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JadaReferral.Bench.Clicks;

/// <summary>
/// Guests who click at a bounded rate until enough of them were answered, whatever happens to the server. An answer counts when its last
/// byte has arrived; the click id in its Location is remembered.
/// </summary>
sealed class GuestLoad(int port, IReadOnlyList<byte[]> requests, int wanted, int connections, double perSecond)
{
    static readonly TimeSpan Reconnect = TimeSpan.FromMilliseconds(50);
    static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    readonly ConcurrentBag<Guid> _answered = [];
    int _count;
    int _cut;
    int _failed;

    /// <summary>Click ids that guests were answered with.</summary>
    public IReadOnlyCollection<Guid> Answered => _answered;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Requests that were sent and not answered because the server died: it may or may not have recorded them.</summary>
    public int CutOff => Volatile.Read(ref _cut);

    /// <summary>Answers that were no redirect with a click id.</summary>
    public int Failed => Volatile.Read(ref _failed);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Enumerable.Range(0, connections).Select(number => Task.Run(() => ClickAsync(number, cancellationToken), cancellationToken)));

    async Task ClickAsync(int number, CancellationToken cancellationToken)
    {
        var interval = TimeSpan.FromSeconds(connections / perSecond);
        var next = number;
        while (Count < wanted)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            }
            catch (SocketException)
            {
                await Task.Delay(Reconnect, cancellationToken);
                continue;
            }

            while (Count < wanted)
            {
                // A connection that ended between two requests cut nothing off.
                if (socket.Poll(TimeSpan.Zero, SelectMode.SelectRead))
                    break;
                var started = Stopwatch.GetTimestamp();
                if (!await AskAsync(socket, requests[next++ % requests.Count], cancellationToken))
                {
                    Interlocked.Increment(ref _cut);
                    break;
                }

                var pause = interval - Stopwatch.GetElapsedTime(started);
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, cancellationToken);
            }
        }
    }

    /// <summary>False when the connection ended before the whole answer was there.</summary>
    async Task<bool> AskAsync(Socket socket, byte[] request, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var filled = 0;
        try
        {
            await socket.SendAsync(request, cancellationToken);
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
                if (read == 0)
                    return false;
                filled += read;
            }
            while (!buffer.AsSpan(0, filled).EndsWith(EndOfHead));
        }
        catch (SocketException)
        {
            return false;
        }

        Note(Encoding.ASCII.GetString(buffer, 0, filled));
        return true;
    }

    void Note(string answer)
    {
        const string Name = "&jref=";
        var at = answer.IndexOf(Name, StringComparison.Ordinal);
        if (answer.StartsWith("HTTP/1.1 302 ", StringComparison.Ordinal)
            && at > 0
            && Guid.TryParse(answer.AsSpan(at + Name.Length, 32), CultureInfo.InvariantCulture, out var id))
        {
            _answered.Add(id);
            Interlocked.Increment(ref _count);
        }
        else
        {
            Interlocked.Increment(ref _failed);
        }
    }
}
