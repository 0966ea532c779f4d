using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace JadaReferral.Platform.Aws;

/// <summary>
/// Writes a form body of the AWS query protocol: <c>Action=Publish&amp;Version=2010-03-31&amp;…</c>. Names of nested members are built as bytes in one
/// buffer, so that a batch of ten with attributes makes no strings.
/// </summary>
sealed class QueryWriter(IBufferWriter<byte> body)
{
    // The longest in use, PublishBatchRequestEntries.member.10.MessageAttributes.entry.10.Value., has 75.
    readonly byte[] _prefix = new byte[128];
    int _prefixLength;
    bool _first = true;

    /// <summary>A member; nothing when <paramref name="value"/> is null.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Escaped(value);
        }
    }

    /// <summary>A binary member, in Base64.</summary>
    public void Add(string name, MemoryStream? value)
    {
        if (value is null)
        {
            return;
        }

        var bytes = Base64StreamConverter.Bytes(value);
        var encoded = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(bytes.Length));
        Base64.EncodeToUtf8(bytes, encoded, out _, out var length);
        Name(name);
        Escaped(encoded.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(encoded);
    }

    /// <summary>A list: <c>name.member.1</c> and so on.</summary>
    public void List(string name, List<string>? items)
    {
        for (var i = 0; i < items?.Count; i++)
        {
            var outer = Enter(name, ".member.", i + 1);
            Add("", items[i]);
            _prefixLength = outer;
        }
    }

    /// <summary>A list of structures: <c>name.member.1.…</c> and so on.</summary>
    public void List<T>(string name, List<T>? items, Action<QueryWriter, T> write)
    {
        for (var i = 0; i < items?.Count; i++)
        {
            var outer = Enter(name, ".member.", i + 1);
            Append(".");
            write(this, items[i]);
            _prefixLength = outer;
        }
    }

    /// <summary>A map: <c>name.entry.1.…</c> and so on.</summary>
    public void Map<T>(string name, Dictionary<string, T>? items, Action<QueryWriter, string, T> write)
    {
        if (items is null)
        {
            return;
        }

        var number = 0;
        foreach (var (key, value) in items)
        {
            var outer = Enter(name, ".entry.", ++number);
            Append(".");
            write(this, key, value);
            _prefixLength = outer;
        }
    }

    /// <summary>A map of strings: <c>name.entry.1.key</c>, <c>name.entry.1.value</c>.</summary>
    public void Map(string name, Dictionary<string, string>? items) => Map(name, items, static (body, key, value) =>
    {
        body.Add("key", key);
        body.Add("value", value);
    });

    int Enter(string name, string kind, int number)
    {
        var outer = _prefixLength;
        Append(name);
        Append(kind);
        Utf8Formatter.TryFormat(number, _prefix.AsSpan(_prefixLength), out var digits);
        _prefixLength += digits;
        return outer;
    }

    void Append(string text) => _prefixLength += Encoding.ASCII.GetBytes(text, _prefix.AsSpan(_prefixLength));

    /// <summary>Writes <c>&amp;prefix.name=</c>. Names are the API's own and need no escaping.</summary>
    void Name(string name)
    {
        var span = body.GetSpan(_prefixLength + name.Length + 2);
        var at = 0;
        if (!_first)
        {
            span[at++] = (byte)'&';
        }

        _first = false;
        _prefix.AsSpan(0, _prefixLength).CopyTo(span[at..]);
        at += _prefixLength;
        at += Encoding.ASCII.GetBytes(name, span[at..]);
        span[at++] = (byte)'=';
        body.Advance(at);
    }

    void Escaped(string value)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        Escaped(utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    /// <summary>What isn't unreserved in RFC 3986 becomes <c>%XX</c>, a space <c>+</c>.</summary>
    void Escaped(ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty)
        {
            var chunk = value[..Math.Min(value.Length, 4096)];
            value = value[chunk.Length..];
            var to = body.GetSpan(chunk.Length * 3);
            var at = 0;
            foreach (var octet in chunk)
            {
                if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
                {
                    to[at++] = octet;
                }
                else if (octet == (byte)' ')
                {
                    to[at++] = (byte)'+';
                }
                else
                {
                    to[at++] = (byte)'%';
                    to[at++] = "0123456789ABCDEF"u8[octet >> 4];
                    to[at++] = "0123456789ABCDEF"u8[octet & 0xF];
                }
            }

            body.Advance(at);
        }
    }
}
