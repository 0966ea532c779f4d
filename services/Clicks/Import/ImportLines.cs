using System.Globalization;
using System.Text.Json;

namespace JadaReferral.Clicks.Import;

/// <summary>
/// Reads lines of a file of past clicks: CSV with a header that names <c>vendor_name</c>, <c>timestamp</c> and optionally <c>click_count</c>, in any
/// order and beside other columns; or DynamoDB JSON, an item a line, as an export writes it.
/// </summary>
sealed class ImportLines
{
    static readonly string[] NeededColumns = ["vendor_name", "timestamp"];

    readonly Func<string, IReadOnlyDictionary<string, string>> _fields;
    readonly ClickRules _rules;
    readonly int _mostClicks;

    ImportLines(Func<string, IReadOnlyDictionary<string, string>> fields, ClickRules rules, int mostClicks)
    {
        _fields = fields;
        _rules = rules;
        _mostClicks = mostClicks;
    }

    /// <summary>A reader for files whose first line is <paramref name="header"/>; for DynamoDB JSON when it is null.</summary>
    /// <exception cref="FormatException">The header doesn't name the columns; the message says which is missing.</exception>
    public static ImportLines For(string? header, ClickRules rules, int mostClicks)
    {
        if (header is null)
            return new(FieldsOfJson, rules, mostClicks);

        var columns = CsvLine.Split(header.TrimStart('\uFEFF')).Select(column => column.Trim().ToLowerInvariant()).ToList();
        if (NeededColumns.Except(columns).FirstOrDefault() is { } missing)
            throw new FormatException($"The first line names no column {missing}; it says: {header}");

        return new(line => FieldsOfCsv(columns, line), rules, mostClicks);
    }

    /// <summary>What a line says; null for an empty one.</summary>
    /// <exception cref="FormatException">The line can't be taken; the message says why.</exception>
    public ImportedLine? Read(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;

        var fields = _fields(line);
        var vendor = Needed(fields, "vendor_name").ToLowerInvariant();
        if (!ClickRules.IsVendor(vendor))
            throw new FormatException($"'{vendor}' is no vendor's code: 1 to 40 characters of a-z, 0-9 and '-'.");

        var time = Time(Needed(fields, "timestamp"));
        if (_rules.TimeFault(time) is { } fault)
            throw new FormatException(fault);

        return new(vendor, time, Count(fields.GetValueOrDefault("click_count")));
    }

    static string Needed(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : throw new FormatException($"It has no {name}.");

    // ISO 8601 (UTC where no offset is given), or seconds or milliseconds since 1970.
    static DateTimeOffset Time(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            switch (text.Length)
            {
                case 10:
                    return DateTimeOffset.FromUnixTimeSeconds(number);
                case 13:
                    return DateTimeOffset.FromUnixTimeMilliseconds(number);
            }
        }

        return text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw new FormatException($"'{text}' is no time: ISO 8601, or seconds or milliseconds since 1970.");
    }

    int Count(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return 1;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            throw new FormatException($"click_count '{text}' is no whole number from 1 on.");
        return count <= _mostClicks ? count : throw new FormatException($"click_count {count} is more than {_mostClicks}, the most that one line may stand for.");
    }

    static Dictionary<string, string> FieldsOfCsv(List<string> columns, string line)
    {
        var values = CsvLine.Split(line);
        if (values.Count != columns.Count)
            throw new FormatException($"It has {values.Count} columns where the first line names {columns.Count}.");

        var fields = new Dictionary<string, string>();
        for (var i = 0; i < values.Count; i++)
            fields[columns[i]] = values[i];
        return fields;
    }

    static Dictionary<string, string> FieldsOfJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var item = document.RootElement;
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("Item", out var inner))
                item = inner;
            if (item.ValueKind != JsonValueKind.Object)
                throw new FormatException("It is no DynamoDB item.");

            return item.EnumerateObject().Where(field => Value(field.Value) is not null).ToDictionary(field => field.Name, field => Value(field.Value)!);
        }
        catch (JsonException notJson)
        {
            throw new FormatException($"It is no JSON: {notJson.Message}", notJson);
        }
    }

    static string? Value(JsonElement attribute)
    {
        if (attribute.ValueKind != JsonValueKind.Object)
            return null;
        return attribute.TryGetProperty("S", out var text) || attribute.TryGetProperty("N", out text) ? text.ToString() : null;
    }
}
