using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace JadaReferral.Dashboard.Security;

/// <summary>The issuer's public keys, read when first needed, hourly, and when a token names one that is not known yet.</summary>
sealed class JwtKeys(IHttpClientFactory clients, IOptions<JwtOptions> options, TimeProvider clock) : IDisposable
{
    public const string Client = "jwt-keys";

    static readonly TimeSpan Trust = TimeSpan.FromHours(1);

    // Invented key ids must not make us ask the issuer with every request.
    static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim _turn = new(1);
    (IList<SecurityKey> Keys, DateTimeOffset ReadAt) _known = ([], DateTimeOffset.MinValue);

    /// <summary>The keys; with <paramref name="isOneMissing"/> those of now, if the last look is not too recent.</summary>
    public async Task<IList<SecurityKey>> Get(bool isOneMissing, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() - _known.ReadAt > (isOneMissing ? AskAgain : Trust))
                _known = (await Read(cancellationToken), clock.GetUtcNow());
            return _known.Keys;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    async Task<IList<SecurityKey>> Read(CancellationToken cancellationToken)
    {
        var address = options.Value.KeysUrl ?? options.Value.Issuer!.TrimEnd('/') + "/.well-known/jwks.json";
        using var http = clients.CreateClient(Client);
        return new JsonWebKeySet(await http.GetStringAsync(new Uri(address), cancellationToken)).GetSigningKeys();
    }
}
