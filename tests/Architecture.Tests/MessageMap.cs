using System.Text;
using System.Text.RegularExpressions;
using JadaReferral.Architecture.Tests.Subjects;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Local;
using JadaReferral.Platform.ServiceDefaults.Reports;

namespace JadaReferral.Architecture.Tests;

/// <summary>A row of the table in <c>docs/message-map.md</c>.</summary>
/// <param name="Message">The contract's name.</param>
/// <param name="MadeBy">Services that make one, in alphabetical order.</param>
/// <param name="ConsumedBy">Services that consume it; one that only awaits it as an answer is marked <c>(answer)</c>.</param>
/// <param name="Note">What it is for, or why nobody consumes it.</param>
public sealed record MessageRow(string Message, string MadeBy, string ConsumedBy, string Note)
{
    public override string ToString() => $"| `{Message}` | {MadeBy} | {ConsumedBy} | {Note} |";
}

/// <summary>Which service makes and which consumes each message: as the code has it, and as the page says.</summary>
public static partial class MessageMap
{
    public const string Nobody = "—";

    // What the compiler calls for "with".
    const string Copy = "<Clone>$";

    static readonly string Contracts = typeof(ClickRecorded).Assembly.GetName().Name!;

    public static string Page { get; } = Repository.At("docs", "message-map.md");

    /// <summary>From the compiled services: who constructs a message, copies it with a change or has it made by the platform, who has a consumer of it, who awaits it as an answer.</summary>
    public static IReadOnlyList<MessageRow> InCode { get; } = ReadCode();

    public static IReadOnlyList<MessageRow> Read(string markdown) =>
        [.. Row().Matches(markdown).Select(row => new MessageRow(row.Groups["message"].Value, row.Groups["made"].Value.Trim(), row.Groups["consumed"].Value.Trim(), row.Groups["note"].Value.Trim()))];

    /// <summary>The table as it should be, with the notes that <paramref name="page"/> has.</summary>
    public static string Table(IEnumerable<MessageRow> code, IReadOnlyList<MessageRow> page)
    {
        var notes = page.GroupBy(row => row.Message, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.First().Note, StringComparer.Ordinal);
        var table = new StringBuilder("| message | made by | consumed by | what for |\n|---|---|---|---|\n");
        foreach (var row in code)
        {
            table.Append(row with { Note = notes.GetValueOrDefault(row.Message, "") }).Append('\n');
        }

        return table.ToString();
    }

    static List<MessageRow> ReadCode()
    {
        var uses = Tree.Services
            .SelectMany(service => MemberUses.In(service.Load().Location).Select(use => (service.Folder, Use: use)))
            .ToList();
        return
        [
            .. from message in Contract.Messages
               let made = uses.Where(use => IsMade(use.Use, message.FullName!)).Select(use => use.Folder)
               let consumed = Consumer.All.Where(consumer => consumer.Message == message && !consumer.IsOfFaults).Select(consumer => consumer.Service).ToHashSet(StringComparer.Ordinal)
               let awaited = uses
                   .Where(use => use.Use.Name == "GetResponse" && use.Use.GenericArguments.Contains(message.FullName, StringComparer.Ordinal) && !consumed.Contains(use.Folder))
                   .Select(use => use.Folder + " (answer)")
               select new MessageRow(message.Name, Names(made), Names(consumed.Concat(awaited)), ""),
        ];
    }

    static bool IsMade(MemberUse use, string message) =>
        (use.Assembly == Contracts && use.Type == message && (use.Name is ".ctor" or Copy))
        || (use.Name == nameof(ReportsExtensions.AddReports) && use.GenericArguments.Contains(message, StringComparer.Ordinal));

    static string Names(IEnumerable<string> services)
    {
        var names = string.Join(", ", services.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return names.Length == 0 ? Nobody : names;
    }

    [GeneratedRegex(@"^\|\s*`(?<message>\w+)`\s*\|(?<made>[^|\n]*)\|(?<consumed>[^|\n]*)\|(?<note>[^|\n]*)\|\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
