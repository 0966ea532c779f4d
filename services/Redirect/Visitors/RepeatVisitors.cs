using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace JadaReferral.Redirect.Visitors;

/// <summary>
/// Who clicked which vendor's link less than 30 minutes ago, in memory of fixed size and without locks. A visitor of a vendor is one
/// 64-bit word: 40 bits that tell it from others of its group and 24 bits of seconds. When a group of eight is full, the one that was seen
/// longest ago gives way, so under a flood of visitors a repeat may pass for a guest, never the other way round (but for one in 2^40).
/// </summary>
sealed class RepeatVisitors
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    /// <summary>A cache line of words.</summary>
    const int GroupSize = 8;

    const int TimeBits = 24;
    const ulong TimeMask = (1UL << TimeBits) - 1;

    readonly ulong[] _words;
    readonly int _groupMask;
    readonly DateTimeOffset _epoch;

    /// <summary>Remembers nobody yet.</summary>
    /// <param name="start">Where times begin; they run for 194 days and begin again.</param>
    /// <param name="places">How many visitors of vendors are remembered; rounded up to a power of two. 131,072 take one megabyte.</param>
    public RepeatVisitors(DateTimeOffset start, int places = 1 << 17)
    {
        _words = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(places, GroupSize))];
        _groupMask = (_words.Length / GroupSize) - 1;
        _epoch = start;
    }

    /// <summary>Notes a visit and says whether the same visitor came to the same vendor within the window before.</summary>
    /// <param name="visitorKey">16 bytes that are as good as random.</param>
    /// <param name="vendor">Tells this vendor's visitors from others'.</param>
    public bool IsRepeat(ReadOnlySpan<byte> visitorKey, ulong vendor, DateTimeOffset now)
    {
        var group = MemoryMarshal.CreateSpan(
            ref _words[GroupSize * (int)((BinaryPrimitives.ReadUInt32LittleEndian(visitorKey) ^ (uint)vendor) & (uint)_groupMask)], GroupSize);
        // Zero is an empty place, so no visitor is all zeros.
        var visitor = ((BinaryPrimitives.ReadUInt64LittleEndian(visitorKey[8..]) ^ vendor) | (1UL << 63)) & ~TimeMask;
        var seconds = (ulong)(now - _epoch).TotalSeconds & TimeMask;

        while (true)
        {
            var (place, word) = Find(group, visitor, seconds);
            var known = (word & ~TimeMask) == visitor;
            var repeat = known && Age(word, seconds) < (ulong)Window.TotalSeconds;
            if (Interlocked.CompareExchange(ref group[place], visitor | seconds, word) == word)
                return repeat;
        }
    }

    /// <summary>The visitor's place or, for a new one, an empty place or that of the one seen longest ago.</summary>
    static (int Place, ulong Word) Find(Span<ulong> group, ulong visitor, ulong seconds)
    {
        var (victim, victimWord, victimAge) = (0, 0UL, 0UL);
        for (var i = 0; i < group.Length; i++)
        {
            var word = Volatile.Read(ref group[i]);
            if ((word & ~TimeMask) == visitor)
                return (i, word);
            var age = word == 0 ? ulong.MaxValue : Age(word, seconds);
            if (i == 0 || age > victimAge)
                (victim, victimWord, victimAge) = (i, word, age);
        }

        return (victim, victimWord);
    }

    /// <summary>Seconds since the visit; none for one that another thread noted with a slightly later clock.</summary>
    static ulong Age(ulong word, ulong seconds)
    {
        var age = (seconds - (word & TimeMask)) & TimeMask;
        return age > TimeMask / 2 ? 0 : age;
    }
}
