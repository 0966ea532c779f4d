using System.CommandLine;
using System.Globalization;
using JadaReferral.Cli.Http;
using Spectre.Console;

namespace JadaReferral.Cli.Verbs;

/// <summary>Answers as tables for people or as JSON for scripts.</summary>
static class Printing
{
    /// <summary>The option of every reading verb.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print the API's answer as JSON, for scripts" };

    /// <summary>Prints <paramref name="answer"/> as it came, or lets <paramref name="forPeople"/> draw it.</summary>
    public static int Print<T>(Terminal terminal, Answer answer, bool asJson, Action<IAnsiConsole, T> forPeople)
        where T : class
    {
        if (asJson)
            terminal.Out.WriteLine(answer.Text);
        else
            forPeople(terminal.Screen, answer.Read<T>());
        return ExitCodes.Done;
    }

    public static Table Table(params (string Name, bool Number)[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (name, number) in columns)
            table.AddColumn(new TableColumn(Markup.Escape(name)) { Alignment = number ? Justify.Right : Justify.Left, NoWrap = number });
        return table;
    }

    public static void Row(this Table table, params string?[] cells) =>
        table.AddRow([.. cells.Select(cell => new Text(Plain(cell ?? "")))]);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without control characters: what vendors and guests wrote must not steer a terminal.</summary>
    public static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    public static void Line(this IAnsiConsole screen, string text) => screen.Write(new Text(Plain(text) + Environment.NewLine));
}
