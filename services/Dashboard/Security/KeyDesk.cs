using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>A key that was just made: the only time its text is known.</summary>
public sealed record IssuedKey(ApiKey Key, string Text);

/// <summary>Who holds a key that was shown.</summary>
public sealed record KeyHolder(string Name, IReadOnlyList<string> Roles);

/// <summary>Makes, checks and revokes keys. A key reads <c>jada_{id}_{secret}</c>.</summary>
public sealed class KeyDesk(PeopleStore store, IOptions<SecurityOptions> options, TimeProvider clock)
{
    const string Prefix = "jada_";
    const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const int IdLength = 10;
    const int SecretLength = 32;

    // Often enough to see whether a key is in use, seldom enough not to write with every request.
    static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    readonly byte[]? _operatorKey = options.Value.OperatorKey is { } key ? SHA256.HashData(Encoding.UTF8.GetBytes(key)) : null;

    /// <summary>Makes a key. <paramref name="lifetime"/> null is for ever.</summary>
    public async Task<Outcome<IssuedKey>> Issue(string label, IReadOnlyList<string> roles, TimeSpan? lifetime, string by, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(label) || label.Length > 60 || label.Any(char.IsControl))
            return Refusal.Invalid("bad-label", "Say in 1 to 60 characters what the key is for.");
        if (PeopleDesk.CheckRoles(roles) is { } problem)
            return problem;
        if (lifetime <= TimeSpan.Zero)
            return Refusal.Invalid("bad-lifetime", "A key lasts for some time, or for ever.");

        var now = clock.GetUtcNow();
        var id = RandomNumberGenerator.GetString(Alphabet, IdLength);
        var secret = RandomNumberGenerator.GetString(Alphabet, SecretLength);
        var key = new ApiKey
        {
            PersonId = ApiKey.IdOf(id),
            Version = 1,
            KeyId = id,
            Label = label.Trim(),
            Roles = [.. roles.Distinct()],
            SecretHash = PeopleDesk.HashOf(secret),
            CreatedAt = now,
            CreatedBy = by,
            ExpiresAt = now + lifetime,
        };
        return await store.TryCreate(key, cancellationToken)
            ? new IssuedKey(key, Prefix + id + "_" + secret)
            : Refusal.Conflict("try-again", "The key could not be made. Try again.");
    }

    /// <summary>Ends a key at once. Ending it twice is the same.</summary>
    public async Task<Outcome<ApiKey>> Revoke(string keyId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.GetKey(keyId, cancellationToken) is not { } key)
                return Refusal.NotFound($"key {keyId}");
            if (key.RevokedAt is not null)
                return key;
            var revoked = key with { Version = key.Version + 1, RevokedAt = clock.GetUtcNow() };
            if (await store.TryReplace(revoked, key.Version, cancellationToken))
                return revoked;
        }
    }

    /// <summary>Who holds the key that reads <paramref name="text"/>; null when it is none, expired or revoked.</summary>
    public async Task<KeyHolder?> Holder(string text, CancellationToken cancellationToken)
    {
        if (_operatorKey is not null && CryptographicOperations.FixedTimeEquals(_operatorKey, SHA256.HashData(Encoding.UTF8.GetBytes(text))))
            return new KeyHolder("operator", [Roles.Admin]);

        if (text.Length != Prefix.Length + IdLength + 1 + SecretLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var now = clock.GetUtcNow();
        var id = text.Substring(Prefix.Length, IdLength);
        if (await store.GetKey(id, cancellationToken) is not { RevokedAt: null } key || key.ExpiresAt <= now)
            return null;
        var shown = PeopleDesk.HashOf(text[(Prefix.Length + IdLength + 1)..]);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(shown), Encoding.ASCII.GetBytes(key.SecretHash)))
            return null;

        if (key.LastUsedAt is null || now - key.LastUsedAt >= NoteEvery)
            await store.NoteUse(key, now, cancellationToken);
        return new KeyHolder("key:" + key.Label, key.Roles);
    }
}
