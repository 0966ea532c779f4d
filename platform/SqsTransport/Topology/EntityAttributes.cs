using System.Globalization;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Attributes as users write them (any value) to attributes as AWS takes them (text).</summary>
static class EntityAttributes
{
    public static Dictionary<string, string> Merge(params ReadOnlySpan<IEnumerable<KeyValuePair<string, object>>> sources)
    {
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var (name, value) in source)
                merged[name] = Text(value);
        }

        return merged;
    }

    public static Dictionary<string, string> MergeTags(params ReadOnlySpan<IEnumerable<KeyValuePair<string, string>>> sources)
    {
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var (name, value) in source)
                merged[name] = value;
        }

        return merged;
    }

    // "True" is refused where "true" is taken.
    static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
