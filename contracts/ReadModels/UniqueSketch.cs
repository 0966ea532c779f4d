using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace JadaReferral.Contracts.ReadModels;

/// <summary>
/// How many different visitors there were, as text that can be merged: exact up to <see cref="ExactLimit"/> visitors, beyond that a HyperLogLog of
/// 4,096 registers whose standard error is 1.6 %. The text depends on the set of visitors alone, not on the order or grouping of merges.
/// </summary>
/// <remarks>
/// Visitor keys rotate with each UTC day, so a guest who comes on two days is two visitors: over several days this counts visits by day.
/// Clicks without a visitor key (imported history) are in no sketch.
/// </remarks>
public static class UniqueSketch
{
    /// <summary>Up to here every visitor is listed and the count is exact.</summary>
    public const int ExactLimit = 256;

    /// <summary>Relative standard error beyond <see cref="ExactLimit"/>: 1.04 / √4096.</summary>
    public const double StandardError = 0.01625;

    const char Exact = 'e';
    const char Dense = 'h';
    const int IndexBits = 12;
    const int Registers = 1 << IndexBits;
    const int MaxRank = 64 - IndexBits + 1;
    const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>The sketch of these visitors; null when there are none.</summary>
    public static string? Of(IEnumerable<string> visitorKeys)
    {
        ArgumentNullException.ThrowIfNull(visitorKeys);
        return Encode([.. visitorKeys.Distinct().Select(Hash)], null);
    }

    /// <summary>The sketch of everyone who is in at least one of <paramref name="sketches"/>; null when nobody is.</summary>
    /// <exception cref="FormatException">One of them is no sketch.</exception>
    public static string? Merge(IEnumerable<string?> sketches)
    {
        ArgumentNullException.ThrowIfNull(sketches);
        var hashes = new HashSet<ulong>();
        byte[]? registers = null;
        foreach (var sketch in sketches)
        {
            switch (sketch)
            {
                case null:
                    break;
                case [Exact, ..]:
                    hashes.UnionWith(ReadExact(sketch));
                    break;
                case [Dense, ..]:
                    ReadDense(sketch, registers ??= new byte[Registers]);
                    break;
                default:
                    throw new FormatException("A sketch begins with 'e' or 'h'.");
            }
        }

        return Encode(hashes, registers);
    }

    /// <summary>How many visitors are in the sketch; 0 for null.</summary>
    /// <exception cref="FormatException">It is no sketch.</exception>
    public static long Count(string? sketch)
    {
        switch (sketch)
        {
            case null:
                return 0;
            case [Exact, ..]:
                return ReadExact(sketch).Count();
            case [Dense, ..]:
                var registers = new byte[Registers];
                ReadDense(sketch, registers);
                return Estimate(registers);
            default:
                throw new FormatException("A sketch begins with 'e' or 'h'.");
        }
    }

    static ulong Hash(string visitorKey)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(visitorKey), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    static string? Encode(HashSet<ulong> hashes, byte[]? registers)
    {
        if (registers is null && hashes.Count == 0)
            return null;
        return registers is null && hashes.Count <= ExactLimit ? WriteExact(hashes) : WriteDense(hashes, registers ?? new byte[Registers]);
    }

    static string WriteExact(HashSet<ulong> hashes)
    {
        var bytes = new byte[hashes.Count * sizeof(ulong)];
        var position = 0;
        foreach (var hash in hashes.Order())
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(position), hash);
            position += sizeof(ulong);
        }

        return Exact + Convert.ToBase64String(bytes);
    }

    static IEnumerable<ulong> ReadExact(string sketch)
    {
        var bytes = Convert.FromBase64String(sketch[1..]);
        for (var position = 0; position + sizeof(ulong) <= bytes.Length; position += sizeof(ulong))
            yield return BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(position));
    }

    // A register holds 0 to 53: one digit of the base64 alphabet.
    static string WriteDense(HashSet<ulong> hashes, byte[] registers)
    {
        foreach (var hash in hashes)
        {
            var index = (int)(hash >> (64 - IndexBits));
            var rank = Math.Min(MaxRank, BitOperations.LeadingZeroCount(hash << IndexBits) + 1);
            registers[index] = Math.Max(registers[index], (byte)rank);
        }

        return string.Create(Registers + 1, registers, static (text, values) =>
        {
            text[0] = Dense;
            for (var i = 0; i < values.Length; i++)
                text[i + 1] = Digits[values[i]];
        });
    }

    static void ReadDense(string sketch, byte[] registers)
    {
        if (sketch.Length != Registers + 1)
            throw new FormatException($"A dense sketch has {Registers + 1} characters, this one {sketch.Length}.");
        for (var i = 0; i < Registers; i++)
        {
            var rank = Digits.IndexOf(sketch[i + 1], StringComparison.Ordinal);
            if (rank is < 0 or > MaxRank)
                throw new FormatException($"A dense sketch has no '{sketch[i + 1]}'.");
            registers[i] = Math.Max(registers[i], (byte)rank);
        }
    }

    // Ertl's estimator ("New cardinality estimation algorithms for HyperLogLog sketches", 2017): unbiased over the whole range without tables.
    static long Estimate(byte[] registers)
    {
        var histogram = new int[MaxRank + 1];
        foreach (var rank in registers)
            histogram[rank]++;

        var z = Registers * Tau(1 - ((double)histogram[MaxRank] / Registers));
        for (var rank = MaxRank - 1; rank >= 1; rank--)
            z = 0.5 * (z + histogram[rank]);
        z += Registers * Sigma((double)histogram[0] / Registers);
        return (long)Math.Round(Registers * (double)Registers / (2 * Math.Log(2) * z));
    }

    static double Sigma(double x)
    {
        if (x >= 1)
            return double.PositiveInfinity;
        double y = 1, z = x, before;
        do
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }
        while (z > before);
        return z;
    }

    static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
            return 0;
        double y = 1, z = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }
        while (z < before);
        return z / 3;
    }
}
