using System.Text.RegularExpressions;
using JadaReferral.Local;

namespace JadaReferral.Architecture.Tests;

/// <summary>Every decision has a number of its own and stands in the list with its title.</summary>
public sealed partial class DecisionTests
{
    static readonly string Folder = Repository.At("docs", "adr");

    [Fact]
    public void The_list_of_decisions_is_what_the_folder_holds()
    {
        var pages = Directory.GetFiles(Folder, "0*.md").Order(StringComparer.Ordinal).Select(Row);

        var listed = File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal));

        Assert.Equal(pages, listed);
    }

    [Fact]
    public void No_number_is_given_twice() =>
        Assert.All(Directory.GetFiles(Folder, "0*.md").GroupBy(page => Path.GetFileName(page)[..4], StringComparer.Ordinal), pages => Assert.Single(pages));

    static string Row(string page)
    {
        var title = Title().Match(File.ReadLines(page).First());
        Assert.True(title.Success, $"{page} begins with no title like \"# 0001 What was decided\".");
        var name = Path.GetFileName(page);
        Assert.Equal(name[..4], title.Groups["number"].Value);
        return $"| [{name[..4]}]({name}) | {title.Groups["text"].Value} |";
    }

    [GeneratedRegex("^# (?<number>[0-9]{4}) (?<text>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();
}
