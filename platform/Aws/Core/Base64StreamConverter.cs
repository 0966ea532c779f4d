using System.Text.Json;
using System.Text.Json.Serialization;

namespace JadaReferral.Platform.Aws;

/// <summary>Binary members: a stream here, Base64 on the wire. The whole stream is written, wherever it stands.</summary>
sealed class Base64StreamConverter : JsonConverter<MemoryStream>
{
    public override MemoryStream? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : new MemoryStream(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) => writer.WriteBase64StringValue(Bytes(value));

    /// <summary>All bytes of <paramref name="stream"/>, without a copy where its buffer is visible.</summary>
    public static ReadOnlySpan<byte> Bytes(MemoryStream stream) => stream.TryGetBuffer(out var buffer) ? buffer : stream.ToArray();
}
