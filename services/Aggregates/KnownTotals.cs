using System.Collections.Concurrent;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>
/// What the last round of a vendor stored or read, so that the next one, a moment later, need not read it again. It may be out of date, as what was read
/// a moment ago always may: every write has the version it replaces as its condition, and a write that fails is counted anew from what is stored.
/// </summary>
/// <remarks>
/// A sum's parts may be known because of this: whoever changes a part writes the sum after it. If that happened since the sum was known, the sum has
/// another version and the condition fails; if it is yet to happen, it will include what is written here. See <see cref="Recount"/>.
/// </remarks>
sealed class KnownTotals
{
    ConcurrentDictionary<string, Known> _lastRound = [];
    ConcurrentDictionary<string, Known> _thisRound = [];

    /// <summary>Keeps what the round that ended touched, and nothing older.</summary>
    public void BeginRound() => (_lastRound, _thisRound) = (_thisRound, []);

    /// <summary>Knows nothing any more: after a failure nobody can say what was stored.</summary>
    public void Forget() => (_lastRound, _thisRound) = ([], []);

    /// <summary>A bucket as the last round left it; null when it isn't known.</summary>
    public VendorTotals? Find(string bucket) => _lastRound.GetValueOrDefault(bucket)?.Stored;

    /// <summary>A sum as the last round left it, with its parts as they are after this round; null when it isn't known.</summary>
    public KnownSum? Find(SumBucket sum)
    {
        if (_lastRound.GetValueOrDefault(sum.Bucket) is not { Stored: { } stored, Parts: { } parts })
            return null;

        // A part that this round found unchanged may be older than the one that was read with the sum.
        var newer = _thisRound.Values
            .Select(known => known.Stored)
            .OfType<VendorTotals>()
            .Where(part => sum.HasPart(part) && !(parts.GetValueOrDefault(part.Bucket)?.Version >= part.Version))
            .ToList();
        foreach (var part in newer)
            parts[part.Bucket] = part;
        return new(stored, parts, newer.Count > 0);
    }

    /// <summary>Remembers a bucket and, if it is a sum, its parts.</summary>
    public Counted Note(string bucket, Counted counted, SortedDictionary<string, VendorTotals>? parts = null)
    {
        _thisRound[bucket] = new(counted.Stored, parts);
        return counted;
    }

    sealed record Known(VendorTotals? Stored, SortedDictionary<string, VendorTotals>? Parts);
}

/// <summary>A sum as it was stored last, and its parts.</summary>
/// <param name="Stored">What was stored.</param>
/// <param name="Parts">Its parts, by key.</param>
/// <param name="AnyIsNew">Whether a part was written since the sum was.</param>
sealed record KnownSum(VendorTotals Stored, SortedDictionary<string, VendorTotals> Parts, bool AnyIsNew);
