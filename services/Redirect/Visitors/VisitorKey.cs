using System.Text;
using JadaReferral.Redirect.Journal;

namespace JadaReferral.Redirect.Visitors;

/// <summary>
/// The only trace of a visitor: a keyed hash, under the day's secret salt, of address and user agent. Equal on one day for one visitor;
/// nothing leads back once the salt is deleted.
/// </summary>
static class VisitorKey
{
    public const int Size = RecordLayout.VisitorKeySize;

    /// <summary>Room for an address in <see cref="Write"/>.</summary>
    public const int MaxAddress = 16;

    /// <summary>Characters of the user agent that count; each takes at most three bytes.</summary>
    const int MaxUserAgent = 256;

    public static void Write(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> address, ReadOnlySpan<char> userAgent, Span<byte> key)
    {
        Span<byte> visitor = stackalloc byte[MaxAddress + (3 * MaxUserAgent)];
        visitor[..MaxAddress].Clear();
        address.CopyTo(visitor);
        Encoding.UTF8.TryGetBytes(userAgent[..Math.Min(userAgent.Length, MaxUserAgent)], visitor[MaxAddress..], out var written);
        SipHash.Hash(salt, visitor[..(MaxAddress + written)], key);
    }
}
