using System.Text.Json;

namespace JadaReferral.Local.Standins;

/// <summary>
/// An EventBridge event pattern: every field it names must be in the event with one of the values given. Values are literals or
/// <c>prefix</c>, <c>suffix</c>, <c>equals-ignore-case</c>, <c>anything-but</c> and <c>exists</c>; a pattern with anything else is refused.
/// </summary>
sealed class EventPattern
{
    readonly JsonElement _pattern;

    EventPattern(JsonElement pattern)
    {
        _pattern = pattern;
    }

    /// <summary>Reads and checks a pattern.</summary>
    /// <exception cref="FormatException">It is no pattern that can be matched here; the message says which part.</exception>
    public static EventPattern Parse(JsonElement pattern)
    {
        Check(pattern, "the pattern");
        return new EventPattern(pattern.Clone());
    }

    public bool Matches(JsonElement happened) => MatchesFields(_pattern, happened);

    static void Check(JsonElement pattern, string where)
    {
        if (pattern.ValueKind != JsonValueKind.Object || !pattern.EnumerateObject().Any())
            throw new FormatException($"{where} must be an object with at least one field.");
        foreach (var field in pattern.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Array)
                Check(field.Value, field.Name);
            else if (field.Value.GetArrayLength() == 0)
                throw new FormatException($"{field.Name} must list at least one value.");
            else
                CheckValues(field);
        }
    }

    static void CheckValues(JsonProperty field)
    {
        if (field.Value.EnumerateArray().Where(wanted => !IsUnderstood(wanted)).ToList() is [var wanted, ..])
            throw new FormatException($"{field.Name} uses {wanted.GetRawText()}, which is not understood here.");
    }

    static bool IsUnderstood(JsonElement wanted) =>
        wanted.ValueKind != JsonValueKind.Object
        || wanted.EnumerateObject().ToList() is [{ Name: "prefix" or "suffix" or "equals-ignore-case" or "anything-but" or "exists" }];

    static bool MatchesFields(JsonElement pattern, JsonElement happened)
    {
        // A list of objects matches when one of them does, as in EventBridge, which flattens lists.
        if (happened.ValueKind == JsonValueKind.Array)
            return happened.EnumerateArray().Any(one => MatchesFields(pattern, one));

        return pattern.EnumerateObject().All(field =>
        {
            JsonElement? found = happened.ValueKind == JsonValueKind.Object && happened.TryGetProperty(field.Name, out var value) ? value : null;
            return field.Value.ValueKind == JsonValueKind.Object
                ? MatchesFields(field.Value, found ?? default)
                : field.Value.EnumerateArray().Any(wanted => MatchesValue(wanted, found));
        });
    }

    static bool MatchesValue(JsonElement wanted, JsonElement? found)
    {
        if (wanted.ValueKind == JsonValueKind.Object && wanted.TryGetProperty("exists", out var exists))
            return exists.GetBoolean() == found is not null;
        if (found is not { } value)
            return false;
        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Any(one => MatchesOne(wanted, one))
            : MatchesOne(wanted, value);
    }

    static bool MatchesOne(JsonElement wanted, JsonElement value)
    {
        if (wanted.ValueKind != JsonValueKind.Object)
            return JsonElement.DeepEquals(wanted, value);

        var rule = wanted.EnumerateObject().Single();
        if (rule.Name == "anything-but")
        {
            return rule.Value.ValueKind == JsonValueKind.Array
                ? !rule.Value.EnumerateArray().Any(unwanted => JsonElement.DeepEquals(unwanted, value))
                : !JsonElement.DeepEquals(rule.Value, value);
        }

        return value.ValueKind == JsonValueKind.String && rule.Name switch
        {
            "prefix" => value.GetString()!.StartsWith(rule.Value.GetString()!, StringComparison.Ordinal),
            "suffix" => value.GetString()!.EndsWith(rule.Value.GetString()!, StringComparison.Ordinal),
            _ => string.Equals(value.GetString(), rule.Value.GetString(), StringComparison.OrdinalIgnoreCase),
        };
    }
}
