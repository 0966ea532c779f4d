using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Amazon.DynamoDBv2.Model;

namespace JadaReferral.Platform.Dynamo;

/// <summary>
/// Turns records into DynamoDB items and back. A property <c>ClickCount</c> is the attribute <c>click_count</c>; numbers are <c>N</c>,
/// text, ids and times (UTC, ISO 8601, seven decimals, so that they sort) are <c>S</c>, lists are <c>L</c>, dictionaries and nested records
/// are <c>M</c> with dictionary keys kept as they are. Null is an absent attribute.
/// </summary>
public static class DynamoItem
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new SortableTimeConverter() },
    };

    /// <summary>The item for <paramref name="value"/>, a record or class.</summary>
    public static Dictionary<string, AttributeValue> From<T>(T value)
        where T : class
    {
        var json = JsonSerializer.SerializeToElement(value, Options);
        return json.EnumerateObject().ToDictionary(property => property.Name, property => ToAttribute(property.Value), StringComparer.Ordinal);
    }

    /// <summary>The record in <paramref name="item"/>. Attributes that <typeparamref name="T"/> doesn't have are passed over.</summary>
    /// <exception cref="JsonException">A required attribute is missing or has another type; the message names it.</exception>
    public static T To<T>(IReadOnlyDictionary<string, AttributeValue> item)
        where T : class =>
        ToObject(item).Deserialize<T>(Options)
            ?? throw new JsonException($"The item is no {typeof(T).Name}.");

    /// <summary>An attribute that holds <paramref name="value"/> as <see cref="From{T}"/> would write it, for use in expressions.</summary>
    public static AttributeValue Attribute<T>(T value) =>
        ToAttribute(JsonSerializer.SerializeToElement(value, Options));

    /// <summary>A UTC time as it stands in items: ISO 8601 with seven decimals and <c>Z</c>.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    static AttributeValue ToAttribute(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new AttributeValue { S = json.GetString() },
        JsonValueKind.Number => new AttributeValue { N = json.GetRawText() },
        JsonValueKind.True or JsonValueKind.False => new AttributeValue { BOOL = json.GetBoolean() },
        JsonValueKind.Array => new AttributeValue { L = [.. json.EnumerateArray().Select(ToAttribute)] },
        JsonValueKind.Object => new AttributeValue
        {
            M = json.EnumerateObject().ToDictionary(property => property.Name, property => ToAttribute(property.Value), StringComparer.Ordinal),
        },
        _ => new AttributeValue { NULL = true },
    };

    static JsonObject ToObject(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var json = new JsonObject();
        foreach (var (name, value) in item)
            json[name] = ToNode(value);
        return json;
    }

    static JsonNode? ToNode(AttributeValue value)
    {
        if (value.S is not null)
            return JsonValue.Create(value.S);
        if (value.N is not null)
            return JsonNode.Parse(value.N);
        if (value.BOOL is { } flag)
            return JsonValue.Create(flag);
        if (value.M is not null)
            return ToObject(value.M);
        if (value.L is not null)
            return new JsonArray([.. value.L.Select(ToNode)]);
        if (value.SS is not null)
            return new JsonArray([.. value.SS.Select(text => (JsonNode?)JsonValue.Create(text))]);
        return null;
    }

    sealed class SortableTimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Time(value));
    }
}
