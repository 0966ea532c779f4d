using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Asks the configured name server. No server, no answer in time, or one that can't be read: null, which means not checked.</summary>
sealed class NameServer(IOptions<OutsideOptions> options, TimeProvider clock)
{
    public async Task<DnsAnswer?> Ask(string name, DnsKind kind, CancellationToken cancellationToken)
    {
        if (options.Value.NameServerAddress is not { } address || !CanBeAsked(name))
            return null;

        var id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        using var patience = new CancellationTokenSource(options.Value.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var socket = new UdpClient(address.AddressFamily);
            socket.Connect(address);
            await socket.SendAsync(DnsMessage.Question(id, name, kind), either.Token);
            return DnsMessage.Read((await socket.ReceiveAsync(either.Token)).Buffer, id, kind);
        }
        catch (Exception failure) when (failure is SocketException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    static bool CanBeAsked(string name) =>
        name.Length is > 0 and <= 253 && System.Text.Ascii.IsValid(name) && Array.TrueForAll(name.Split('.'), label => label.Length is > 0 and <= 63);
}
