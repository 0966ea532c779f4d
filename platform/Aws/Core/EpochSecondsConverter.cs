using System.Text.Json;
using System.Text.Json.Serialization;

namespace JadaReferral.Platform.Aws;

/// <summary>Times in AWS JSON: seconds since 1970. A local or unspecified time is taken as local, as the SDK does.</summary>
sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.UnixEpoch.AddSeconds(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(new DateTimeOffset(value.ToUniversalTime()).ToUnixTimeSeconds());
}
