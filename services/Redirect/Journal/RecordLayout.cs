using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.Emails;

namespace JadaReferral.Redirect.Journal;

/// <summary>
/// The bytes of one record. Little-endian; a record never crosses a page of memory or a sector pair of a disk because its size divides 4096.
/// <code>
///   0  uint32  mark, written last: see <see cref="RecordMark"/>
///   4  uint32  CRC-32C of everything after it, up to the end of the text
///   8  int64   sequence: the record's number in this journal
///  16  int64   when, in ticks of UTC
///  24  16      click id (big-endian, as it prints)
///  40  16      visitor key, zeros when there is none
///  56  uint8   reason, see <see cref="HitReason"/>
///  57  uint8   device, see <see cref="DeviceClass"/>
///  58  uint8   1 when the code is unknown, 2 when a mail was opened
///  59  uint8   length of the code; of card and email, parted by a blank, when a mail was opened
///  60  uint8   length of the placement
///  61  uint8   length of the referrer host
///  62  2       country, zeros when there is none
///  64  text    code, placement and referrer host, ASCII, one after another
/// </code>
/// The segment's header says where the text begins. A later version may add fields between the last one and the text; a reader takes
/// fields that an older segment doesn't have as zeros, so segments of every older version stay readable.
/// </summary>
static class RecordLayout
{
    public const int Version = 1;
    public const int RecordSize = 256;
    public const int FixedSize = 64;
    public const int MaxCode = 64;
    public const int MaxPlacement = 64;
    public const int VisitorKeySize = 16;

    const int ChecksumOffset = 4;
    const int SequenceOffset = 8;
    const byte Unknown = 1;
    const byte Open = 2;

    /// <summary>Writes everything but the mark. A referrer host that doesn't fit behind code and placement is left out.</summary>
    public static void Write(Span<byte> record, long sequence, in Hit hit)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record[SequenceOffset..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], hit.At.UtcTicks);
        hit.Id.TryWriteBytes(record[24..], bigEndian: true, out _);
        if (hit.VisitorKey.Length == VisitorKeySize)
            hit.VisitorKey.CopyTo(record[40..]);
        else
            record.Slice(40, VisitorKeySize).Clear();
        record[56] = (byte)hit.Reason;
        record[57] = (byte)hit.Device;
        record[58] = KindOf(hit);

        record[59] = hit.IsOpen ? WriteAsItIs(record[FixedSize..], hit.Code) : WriteText(record[FixedSize..], hit.Code, MaxCode);
        var text = FixedSize + record[59];
        record[60] = WriteText(record[text..], hit.Placement, MaxPlacement);
        text += record[60];
        record[61] = hit.ReferrerHost.Length <= RecordSize - text ? WriteText(record[text..], hit.ReferrerHost, byte.MaxValue) : (byte)0;
        text += record[61];
        record[62] = hit.Country.Length == 2 ? (byte)hit.Country[0] : (byte)0;
        record[63] = hit.Country.Length == 2 ? (byte)hit.Country[1] : (byte)0;

        BinaryPrimitives.WriteUInt32LittleEndian(record[ChecksumOffset..], Checksum(record[SequenceOffset..text]));
    }

    /// <summary>Whether the record is whole and stands where it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> record, long sequence, int fixedSize)
    {
        var end = fixedSize + record[59] + record[60] + record[61];
        return end <= record.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(record[ChecksumOffset..]) == Checksum(record[SequenceOffset..end])
            && BinaryPrimitives.ReadInt64LittleEndian(record[SequenceOffset..]) == sequence;
    }

    /// <summary>Whether the intact record is of a mail that was opened instead of a click.</summary>
    public static bool IsOpen(ReadOnlySpan<byte> record) => record[58] == Open;

    /// <summary>When the intact record was made.</summary>
    public static DateTimeOffset ReadAt(ReadOnlySpan<byte> record) => new(BinaryPrimitives.ReadInt64LittleEndian(record[16..]), TimeSpan.Zero);

    /// <summary>The message for an intact record of a mail that was opened.</summary>
    public static EmailOpened ReadOpen(ReadOnlySpan<byte> record, int fixedSize)
    {
        var mail = Encoding.ASCII.GetString(record.Slice(fixedSize, record[59]));
        var blank = mail.IndexOf(' ', StringComparison.Ordinal);
        return new EmailOpened
        {
            OpenId = new Guid(record.Slice(24, 16), bigEndian: true),
            OpenedAt = ReadAt(record),
            CardId = blank < 0 ? mail : mail[..blank],
            EmailId = mail[(blank + 1)..],
            Source = Wording.OpenSource((HitReason)record[56]),
            Device = Wording.Device((DeviceClass)record[57]),
        };
    }

    /// <summary>The message for an intact record of a click.</summary>
    public static ClickRecorded Read(ReadOnlySpan<byte> record, int fixedSize)
    {
        Span<byte> fields = stackalloc byte[FixedSize];
        fields.Clear();
        record[..Math.Min(fixedSize, FixedSize)].CopyTo(fields);

        var text = record[fixedSize..];
        var code = Encoding.ASCII.GetString(text[..fields[59]]);
        var placement = text.Slice(fields[59], fields[60]);
        var host = text.Slice(fields[59] + fields[60], fields[61]);
        var visitor = fields.Slice(40, VisitorKeySize);
        var country = fields.Slice(62, 2);
        var unknown = fields[58] == Unknown;
        var reason = (HitReason)fields[56];
        return new ClickRecorded
        {
            ClickId = new Guid(fields.Slice(24, 16), bigEndian: true),
            RecordedAt = ReadAt(fields),
            Vendor = unknown ? ClickRecorded.UnknownVendor : code,
            RequestedCode = unknown ? code : null,
            Audience = Wording.Audience(reason),
            AudienceReason = Wording.Reason(reason),
            Device = Wording.Device((DeviceClass)record[57]),
            Placement = placement.IsEmpty ? null : Encoding.ASCII.GetString(placement),
            ReferrerHost = host.IsEmpty ? null : Encoding.ASCII.GetString(host),
            VisitorKey = visitor.ContainsAnyExcept((byte)0) ? Convert.ToHexStringLower(visitor) : null,
            Country = country.Contains((byte)0) ? null : Encoding.ASCII.GetString(country),
        };
    }

    /// <summary>CRC-32C: one instruction for eight bytes on current processors.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var last in bytes)
            crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }

    static byte KindOf(in Hit hit)
    {
        if (hit.IsOpen)
            return Open;
        return hit.IsUnknown ? Unknown : (byte)0;
    }

    /// <summary>Letter for letter; what is not ASCII becomes <c>?</c>.</summary>
    static byte WriteAsItIs(Span<byte> to, ReadOnlySpan<char> text) => (byte)Encoding.ASCII.GetBytes(text[..Math.Min(text.Length, to.Length)], to);

    /// <summary>Lower case; what is not printable ASCII becomes <c>?</c>.</summary>
    static byte WriteText(Span<byte> to, ReadOnlySpan<char> text, int max)
    {
        var length = Math.Min(text.Length, Math.Min(max, to.Length));
        for (var i = 0; i < length; i++)
        {
            var letter = text[i];
            to[i] = letter is > ' ' and < (char)127 ? (byte)char.ToLowerInvariant(letter) : (byte)'?';
        }

        return (byte)length;
    }
}

/// <summary>What has become of a record.</summary>
static class RecordMark
{
    /// <summary>Nothing was committed here.</summary>
    public const uint Free = 0;

    /// <summary>Recorded, to be published.</summary>
    public const uint Committed = 0x0000_1CED;

    /// <summary>The broker accepted it.</summary>
    public const uint Published = 0x0000_D0E5;

    /// <summary>A process died between reserving and committing it: its visitor was not answered.</summary>
    public const uint Abandoned = 0x0000_ABAD;

    /// <summary>Its bytes are not what was written.</summary>
    public const uint Damaged = 0x0000_BADD;

    /// <summary>The broker kept refusing it while accepting others; it stands in the journal's file of refused clicks.</summary>
    public const uint Refused = 0x0000_EF05;

    public static bool IsFinal(uint mark) => mark is Published or Abandoned or Damaged or Refused;
}
