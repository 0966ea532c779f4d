using System.Buffers.Binary;

namespace JadaReferral.Redirect;

/// <summary>
/// Click ids: UUIDs of version 7, so that they sort by time. Their 74 random bits come from the process's own generator, which the system
/// seeds once a thread: <see cref="Guid.NewGuid"/> asks it for every id.
/// </summary>
static class ClickId
{
    public static Guid At(DateTimeOffset time)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id[8..], Random.Shared.NextInt64(long.MinValue, long.MaxValue));
        BinaryPrimitives.WriteInt64BigEndian(id, (time.ToUnixTimeMilliseconds() << 16) | (long)(uint)Random.Shared.Next(1 << 12));
        id[6] |= 0x70;
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
