using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit.Serialization;

namespace JadaReferral.Contracts.Tests;

/// <summary>
/// The golden files: <c>Golden/ClickRecorded.json</c> is how the message looks today with every member set, <c>Golden/ClickRecorded.1.json</c> how it
/// once looked. Both are the message without MassTransit's envelope, as MassTransit's own serializer writes it.
/// </summary>
static class Golden
{
    public static JsonSerializerOptions Options => SystemTextJsonMessageSerializer.Options;

    static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileName)!;

    public static string MessageOf(string file) => file.Split('.')[0];

    public static bool IsEarlierForm(string file) => file.Split('.').Length > 2;

    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    public static JsonNode Write(object message) => JsonSerializer.SerializeToNode(message, message.GetType(), Options)!;

    public static object Parse(JsonNode json, Type message) => json.Deserialize(message, Options)!;

    /// <summary>Every member of <paramref name="type"/>, and of its parts, that <paramref name="json"/> doesn't show.</summary>
    public static IEnumerable<string> Missing(Type type, JsonNode? json, string path = "")
    {
        if (json is JsonArray array)
        {
            return array.Count == 0 ? [path + "[]"] : Missing(Messages.ItemOf(type), array[0], path + "[]");
        }

        type = Messages.ItemOf(type);
        return !Messages.IsRecord(type)
            ? []
            : Messages.PropertiesOf(type).SelectMany(property =>
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                var at = $"{path}.{name}";
                return json is JsonObject value && value[name] is { } member ? Missing(property.PropertyType, member, at) : [at];
            });
    }

    /// <summary><paramref name="json"/> without the members that <paramref name="type"/> can do without.</summary>
    public static JsonObject RequiredOnly(Type type, JsonObject json)
    {
        var copy = json.DeepClone().AsObject();
        foreach (var property in Messages.PropertiesOf(type).Where(property => property.GetCustomAttribute<RequiredMemberAttribute>() is null && !IsPositional(property)))
        {
            copy.Remove(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        }

        return copy;
    }

    static bool IsPositional(PropertyInfo property) =>
        Array.Exists(property.DeclaringType!.GetConstructors(), constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name));

    /// <summary>What <paramref name="earlier"/> says and <paramref name="now"/> doesn't.</summary>
    public static IEnumerable<string> Lost(JsonNode? earlier, JsonNode? now, string path = "") => (earlier, now) switch
    {
        (JsonObject before, JsonObject after) => before.SelectMany(member => Lost(member.Value, after[member.Key], $"{path}.{member.Key}")),
        (JsonArray before, JsonArray after) => before.SelectMany((item, n) => Lost(item, n < after.Count ? after[n] : null, $"{path}[{n}]")),
        _ => JsonNode.DeepEquals(earlier, now) ? [] : [path],
    };
}
