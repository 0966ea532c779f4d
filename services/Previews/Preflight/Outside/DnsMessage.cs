using System.Buffers.Binary;
using System.Text;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Kinds of DNS records that preflight asks for. The numbers are DNS's own.</summary>
enum DnsKind : ushort
{
    A = 1,
    Mx = 15,
    Txt = 16,
    Aaaa = 28,
}

/// <summary>A name server's answer.</summary>
/// <param name="Exists">Whether the name exists at all.</param>
/// <param name="Records">The records of the kind that was asked for: texts, hosts that take mail (empty for the root, which takes none), or addresses' bytes in hexadecimal.</param>
sealed record DnsAnswer(bool Exists, IReadOnlyList<string> Records);

/// <summary>DNS messages (RFC 1035), as far as a question and its answer need them.</summary>
static class DnsMessage
{
    const int HeaderSize = 12;
    const int NameDoesNotExist = 3;
    const byte Pointer = 0xC0;
    const int MostJumps = 20;

    /// <summary>One question, to be answered with the help of other servers.</summary>
    public static byte[] Question(ushort id, string name, DnsKind kind)
    {
        var message = new List<byte> { (byte)(id >> 8), (byte)id, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0 };
        foreach (var label in name.TrimEnd('.').Split('.'))
        {
            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }

        return [.. message, 0, 0, (byte)kind, 0, 1];
    }

    /// <summary>The answer to the question <paramref name="id"/>; null when this is none that can be trusted: another id, cut off, an error, or from a server that neither answers for the name nor asks those that do.</summary>
    public static DnsAnswer? Read(ReadOnlySpan<byte> message, ushort id, DnsKind kind)
    {
        try
        {
            return ReadWhole(message, id, kind);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // it points beyond its end
        }
    }

    static DnsAnswer? ReadWhole(ReadOnlySpan<byte> message, ushort id, DnsKind kind)
    {
        if (message.Length < HeaderSize || BinaryPrimitives.ReadUInt16BigEndian(message) != id)
            return null;
        var (isAnswer, isCutOff, code) = ((message[2] & 0x80) != 0, (message[2] & 0x02) != 0, message[3] & 0x0F);
        var knows = (message[2] & 0x04) != 0 || (message[3] & 0x80) != 0;
        if (!isAnswer || isCutOff || !knows || code is not (0 or NameDoesNotExist))
            return null;

        var at = HeaderSize;
        for (var question = BinaryPrimitives.ReadUInt16BigEndian(message[4..]); question > 0; question--)
            at = ReadName(message, at).End + 4;
        var records = new List<string>();
        for (var answer = BinaryPrimitives.ReadUInt16BigEndian(message[6..]); answer > 0; answer--)
        {
            at = ReadName(message, at).End;
            var found = (DnsKind)BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
            at += 10;
            if (found == kind)
                records.Add(ReadData(message, at, length, kind));
            at += length;
        }

        return new DnsAnswer(code == 0, records);
    }

    static string ReadData(ReadOnlySpan<byte> message, int at, int length, DnsKind kind) => kind switch
    {
        DnsKind.Mx => ReadName(message, at + 2).Name,
        DnsKind.Txt => ReadTexts(message.Slice(at, length)),
        _ => Convert.ToHexStringLower(message.Slice(at, length)),
    };

    /// <summary>A text record's pieces, one after another.</summary>
    static string ReadTexts(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        for (; data.Length > 0; data = data[(data[0] + 1)..])
            text.Append(Encoding.Latin1.GetString(data.Slice(1, data[0])));
        return text.ToString();
    }

    static (string Name, int End) ReadName(ReadOnlySpan<byte> message, int at)
    {
        var labels = new List<string>();
        var end = -1;
        for (var jumps = 0; jumps < MostJumps;)
        {
            var length = message.Slice(at, 1)[0];
            if (length == 0)
                return (string.Join('.', labels), end < 0 ? at + 1 : end);
            if ((length & Pointer) == Pointer)
            {
                end = end < 0 ? at + 2 : end;
                at = BinaryPrimitives.ReadUInt16BigEndian(message[at..]) & 0x3FFF;
                jumps++;
                continue;
            }

            labels.Add(Encoding.Latin1.GetString(message.Slice(at + 1, length)));
            at += length + 1;
        }

        throw new ArgumentOutOfRangeException(nameof(message), "A name of this message leads around in circles.");
    }
}
