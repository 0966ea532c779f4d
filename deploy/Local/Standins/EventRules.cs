using System.Text.Json;

namespace JadaReferral.Local.Standins;

/// <summary>Which events go to which queues: deploy/Local/rules.json.</summary>
sealed class EventRules
{
    readonly IReadOnlyList<Rule> _rules;

    EventRules(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
    }

    sealed record Rule(string Name, EventPattern Pattern, string Queue);

    public static EventRules Load() => Parse(File.ReadAllText(Repository.At("deploy", "Local", "rules.json")));

    /// <summary>The rules that <paramref name="json"/> lists.</summary>
    /// <exception cref="FormatException">A rule's pattern can't be matched here.</exception>
    public static EventRules Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new EventRules([
            .. document.RootElement.EnumerateArray().Select(rule => new Rule(
                rule.GetProperty("name").GetString()!,
                EventPattern.Parse(rule.GetProperty("pattern")),
                rule.GetProperty("queue").GetString()!)),
        ]);
    }

    /// <summary>The queues of the rules that match.</summary>
    public IEnumerable<string> QueuesFor(JsonElement happened) =>
        _rules.Where(rule => rule.Pattern.Matches(happened)).Select(rule => rule.Queue).Distinct(StringComparer.Ordinal);
}
