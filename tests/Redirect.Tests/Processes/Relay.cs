using System.Net;
using System.Net.Sockets;

namespace JadaReferral.Redirect.Tests.Processes;

/// <summary>An address that refuses connections until it is opened, and from then on passes them on to a server.</summary>
sealed class Relay : IAsyncDisposable
{
    readonly Uri _server;
    readonly CancellationTokenSource _stop = new();
    readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    Task _accepting = Task.CompletedTask;

    public Relay(Uri server)
    {
        _server = server;
        // Bound but not listening: nobody else gets the port, and whoever connects is refused.
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}");
    }

    public Uri Url { get; }

    public void Open()
    {
        _socket.Listen();
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
                passing.Add(PassAsync(await _socket.AcceptAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(passing);
        }
    }

    async Task PassAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
                await using var near = new NetworkStream(client);
                await using var far = new NetworkStream(server);
                await Task.WhenAny(near.CopyToAsync(far, _stop.Token), far.CopyToAsync(near, _stop.Token));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // Either side hung up.
            }
        }
    }
}
