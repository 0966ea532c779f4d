using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace JadaReferral.Dashboard.Security;

/// <summary>The issuer's public keys, read when first needed, hourly, and when a token names one that is not known yet.</summary>
sealed partial class JwtKeys(IHttpClientFactory clients, IOptions<JwtOptions> options, TimeProvider clock, ILogger<JwtKeys> logger) : IDisposable
{
    public const string Client = "jwt-keys";

    /// <summary>Whoever signs in waits for the issuer; so long at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    static readonly TimeSpan Trust = TimeSpan.FromHours(1);

    // Invented key ids must not make us ask the issuer with every request.
    static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    // An issuer that is away is not asked, and waited for, with every request.
    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim _turn = new(1);
    DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    (IList<SecurityKey> Keys, DateTimeOffset ReadAt) _known = ([], DateTimeOffset.MinValue);

    /// <summary>
    /// The keys; with <paramref name="isOneMissing"/> those of now, if the last look is not too recent. While the issuer can't be asked, those that were
    /// known; none before the first answer.
    /// </summary>
    public async Task<IList<SecurityKey>> Get(bool isOneMissing, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (now - _known.ReadAt > (isOneMissing ? AskAgain : Trust) && now >= _notBefore)
                await Refresh(now, cancellationToken);
            return _known.Keys;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    async Task Refresh(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            _known = (await Read(cancellationToken), now);
        }
        catch (Exception problem) when (problem is HttpRequestException or ArgumentException or TaskCanceledException { InnerException: TimeoutException })
        {
            _notBefore = now + RestAfterFailure;
            Log.NotRead(logger, problem, options.Value.Issuer!, _known.Keys.Count);
        }
    }

    async Task<IList<SecurityKey>> Read(CancellationToken cancellationToken)
    {
        var address = options.Value.KeysUrl ?? options.Value.Issuer!.TrimEnd('/') + "/.well-known/jwks.json";
        using var http = clients.CreateClient(Client);
        return new JsonWebKeySet(await http.GetStringAsync(new Uri(address), cancellationToken)).GetSigningKeys();
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The signing keys of {Issuer} could not be read; going on with the {Keys} known ones.")]
        public static partial void NotRead(ILogger logger, Exception problem, string issuer, int keys);
    }
}
