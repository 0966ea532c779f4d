using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace JadaReferral.Platform.ServiceDefaults;

/// <summary>
/// Seals a short text so that it can stand in a URL that anyone may see: nothing of it can be read, and no token can be made or changed
/// without the key. One text under one key is always one token, so what contains it can be rendered again byte for byte.
/// </summary>
/// <remarks>
/// Synthetic initialization vector (as in RFC 5297): the vector is the first 16 bytes of HMAC-SHA256 over the text, the text is encrypted
/// with AES-CBC under another key, and opening compares the vector anew. 128 bits stand between a guess and a token.
/// </remarks>
public sealed class SealedToken
{
    const int VectorLength = 16;

    readonly byte[] _sealingKey;
    readonly byte[] _encryptionKey;

    /// <summary>Uses <paramref name="secret"/>, at least 32 characters, known only to the services that seal and open.</summary>
    public SealedToken(string secret)
    {
        if (secret is null || secret.Length < 32)
            throw new ArgumentException("A sealing secret has at least 32 characters.", nameof(secret));

        var root = Encoding.UTF8.GetBytes(secret);
        _sealingKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, root, 32, info: "seal"u8.ToArray());
        _encryptionKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, root, 32, info: "encrypt"u8.ToArray());
    }

    /// <summary>The token for <paramref name="text"/>: <c>[A-Za-z0-9_-]</c> only.</summary>
    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var vector = VectorOf(plain);
        using var aes = Aes.Create();
        aes.Key = _encryptionKey;
        return Base64Url.EncodeToString([.. vector, .. aes.EncryptCbc(plain, vector)]);
    }

    /// <summary>The text that was sealed, or false for anything that this key did not seal.</summary>
    public bool TryOpen(string? token, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: >= 2 * VectorLength } bytes || bytes.Length % VectorLength != 0)
            return false;

        var vector = bytes[..VectorLength];
        using var aes = Aes.Create();
        aes.Key = _encryptionKey;
        byte[] plain;
        try
        {
            plain = aes.DecryptCbc(bytes.AsSpan(VectorLength), vector);
        }
        catch (CryptographicException)
        {
            return false; // wrong padding: not ours
        }

        if (!CryptographicOperations.FixedTimeEquals(vector, VectorOf(plain)))
            return false;
        text = Encoding.UTF8.GetString(plain);
        return true;
    }

    byte[] VectorOf(byte[] plain) => HMACSHA256.HashData(_sealingKey, plain)[..VectorLength];
}
