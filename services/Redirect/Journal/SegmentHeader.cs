using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace JadaReferral.Redirect.Journal;

/// <summary>
/// The first 4096 bytes of a segment file:
/// <code>
///   0  8      "JADACLKS"
///   8  int32  version of the record layout
///  12  int32  size of a record
///  16  int32  where in a record the text begins
///  20  int32  number of records
///  24  int64  sequence of the first record
///  32  uint32 CRC-32C of the 32 bytes before it
/// </code>
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct SegmentHeader(int Version, int RecordSize, int FixedSize, int Records, long FirstSequence)
{
    /// <summary>A page, so that records are aligned to pages.</summary>
    public const int Size = 4096;

    /// <summary>Older layouts had at least the fields up to the lengths of the texts.</summary>
    const int SmallestFixedSize = 62;

    static ReadOnlySpan<byte> Magic => "JADACLKS"u8;

    public static SegmentHeader Current(int records, long firstSequence) =>
        new(RecordLayout.Version, RecordLayout.RecordSize, RecordLayout.FixedSize, records, firstSequence);

    public long FileSize => Size + ((long)Records * RecordSize);

    public bool IsCurrentLayout => this with { Records = 0, FirstSequence = 0 } == Current(0, 0);

    public void Write(Span<byte> page)
    {
        Magic.CopyTo(page);
        BinaryPrimitives.WriteInt32LittleEndian(page[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(page[12..], RecordSize);
        BinaryPrimitives.WriteInt32LittleEndian(page[16..], FixedSize);
        BinaryPrimitives.WriteInt32LittleEndian(page[20..], Records);
        BinaryPrimitives.WriteInt64LittleEndian(page[24..], FirstSequence);
        BinaryPrimitives.WriteUInt32LittleEndian(page[32..], RecordLayout.Checksum(page[..32]));
    }

    /// <summary>Reads a header; false when it is none, or describes a file that <paramref name="fileSize"/> contradicts.</summary>
    public static bool TryRead(ReadOnlySpan<byte> page, long fileSize, out SegmentHeader header)
    {
        header = default;
        if (page.Length < 36
            || !page.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(page[32..]) != RecordLayout.Checksum(page[..32]))
            return false;

        header = new SegmentHeader(
            BinaryPrimitives.ReadInt32LittleEndian(page[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[20..]),
            BinaryPrimitives.ReadInt64LittleEndian(page[24..]));
        return header is { RecordSize: > 0, Records: > 0 }
            && header.FixedSize >= SmallestFixedSize
            && header.FixedSize <= header.RecordSize
            && header.FileSize == fileSize;
    }
}
