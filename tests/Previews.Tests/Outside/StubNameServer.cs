using System.Net;
using System.Net.Sockets;
using System.Text;
using JadaReferral.Previews.Preflight.Outside;

namespace JadaReferral.Previews.Tests.Outside;

/// <summary>A name server on this machine that knows what a test tells it, and that a name it was not told of does not exist.</summary>
sealed class StubNameServer : IAsyncDisposable
{
    readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    readonly CancellationTokenSource _stop = new();
    readonly Dictionary<(string Name, DnsKind Kind), byte[][]> _zone = [];
    readonly Task _answering;

    public StubNameServer() => _answering = AnswerAsync();

    public string Address => _socket.Client.LocalEndPoint!.ToString()!;

    public StubNameServer Has(string name, DnsKind kind, params byte[][] records)
    {
        _zone[(name, kind)] = records;
        return this;
    }

    public static byte[] Text(params string[] pieces) => [.. pieces.SelectMany(piece => Encoding.ASCII.GetBytes(piece).Prepend((byte)piece.Length))];

    public static byte[] Mx(string host) => [0, 10, .. Name(host)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _answering;
        _socket.Dispose();
        _stop.Dispose();
    }

    async Task AnswerAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var asked = await _socket.ReceiveAsync(_stop.Token);
                await _socket.SendAsync(Answer(asked.Buffer), asked.RemoteEndPoint, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    byte[] Answer(byte[] question)
    {
        var name = new StringBuilder();
        var at = 12;
        for (; question[at] > 0; at += question[at] + 1)
            name.Append(name.Length > 0 ? "." : "").Append(Encoding.ASCII.GetString(question, at + 1, question[at]));
        var kind = (DnsKind)question[at + 2];
        var exists = _zone.Keys.Any(known => known.Name == name.ToString());
        var records = _zone.GetValueOrDefault((name.ToString(), kind), []);

        // Each record's name points at the question's, as name servers write it.
        return
        [
            question[0], question[1], 0x81, (byte)(exists ? 0x80 : 0x83), 0, 1, 0, (byte)records.Length, 0, 0, 0, 0,
            .. question[12..(at + 5)],
            .. records.SelectMany(record => (byte[])[0xC0, 12, 0, (byte)kind, 0, 1, 0, 0, 0, 60, (byte)(record.Length >> 8), (byte)record.Length, .. record]),
        ];
    }

    static byte[] Name(string host) => [.. host.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];
}
