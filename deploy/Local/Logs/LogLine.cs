using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace JadaReferral.Local.Logs;

/// <summary>One log line of a service, read from the JSON it writes.</summary>
sealed record LogLine(string Time, string Level, string Category, string Message, string? Exception)
{
    public bool IsAlarming => Level is "Warning" or "Error" or "Critical";

    /// <summary>False for a line that is not one of the services' JSON lines, such as a runtime's last words.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LogLine? line)
    {
        line = null;
        if (!text.StartsWith('{'))
            return false;

        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            line = new LogLine(
                Text(root, "Timestamp") ?? "",
                Text(root, "LogLevel") ?? "",
                Text(root, "Category") ?? "",
                Text(root, "Message") ?? text,
                Text(root, "Exception"));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary><c>10:03:01.123 warn Consumers.ClickRecorded: message</c>, then the exception's lines, indented.</summary>
    public override string ToString()
    {
        var text = new StringBuilder()
            .Append(ClockTime()).Append(' ')
            .Append(ShortLevel()).Append(' ')
            .Append(Category[(Category.LastIndexOf('.') + 1)..]).Append(": ")
            .Append(Message);
        foreach (var part in Exception?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [])
            text.Append("\n    ").Append(part.Trim());
        return text.ToString();
    }

    /// <summary>The clock's part of an ISO time; people at the console know the date.</summary>
    string ClockTime()
    {
        const int LengthOfClock = 12;
        var start = Time.IndexOf('T', StringComparison.Ordinal) + 1;
        return Time.Length >= start + LengthOfClock ? Time.Substring(start, LengthOfClock) : Time;
    }

    string ShortLevel() => Level switch
    {
        "Trace" => "trce",
        "Debug" => "dbug",
        "Information" => "info",
        "Warning" => "warn",
        "Error" => "fail",
        "Critical" => "crit",
        _ => "    ",
    };

    static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
