using System.Text.RegularExpressions;
using JadaReferral.Local;

namespace JadaReferral.Cli.Tests;

public sealed partial class HelpTests : IDisposable
{
    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_script_without_a_verb_lists_every_verb()
    {
        Assert.Equal(0, await _run.Jada("--help"));
        var verbs = Verb().Matches(_run.Output).Select(verb => verb.Groups["name"].Value).ToList();
        Assert.Contains("vendors", verbs);

        var help = await File.ReadAllTextAsync(Repository.At("jada"));

        Assert.All(verbs, verb => Assert.Matches($@"\./jada (\w+, )*{verb}\b", help));
    }

    // In the list of commands: two spaces, the verb, what it takes.
    [GeneratedRegex("^  (?<name>[a-z]+)( <.+?>)?  ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Verb();
}
