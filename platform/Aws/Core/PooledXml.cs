using System.Buffers;
using System.Xml;

namespace JadaReferral.Platform.Aws;

/// <summary>
/// A document in a rented buffer, under a reader that its thread keeps: a new reader costs 18 KB, more than all else that a client adds to a request.
/// Documents are read from start to end without waiting, so no thread has two at once.
/// </summary>
readonly ref struct PooledXml
{
    [ThreadStatic]
    static XmlDictionaryReader? _threadsReader;

    readonly byte[] _buffer;

    PooledXml(byte[] buffer, XmlDictionaryReader xml) => (_buffer, Xml) = (buffer, xml);

    public XmlDictionaryReader Xml { get; }

    public static PooledXml Open(Stream document)
    {
        var buffer = ReadAll(document, out var length);
        _threadsReader ??= XmlDictionaryReader.CreateTextReader("<none/>"u8.ToArray(), XmlDictionaryReaderQuotas.Max);
        ((IXmlTextReaderInitializer)_threadsReader).SetInput(buffer, 0, length, encoding: null, XmlDictionaryReaderQuotas.Max, onClose: null);
        return new PooledXml(buffer, _threadsReader);
    }

    /// <summary>The reader isn't closed: that would throw its table of names away, and the next document begins it anew in any case.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    static byte[] ReadAll(Stream stream, out int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        length = 0;
        while (stream.Read(buffer, length, buffer.Length - length) is > 0 and var read)
        {
            length += read;
            if (length == buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }

        return buffer;
    }
}
