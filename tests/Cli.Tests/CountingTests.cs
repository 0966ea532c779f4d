using System.Net;

namespace JadaReferral.Cli.Tests;

public sealed class CountingTests : IDisposable
{
    const string Id = "0199a1b2-0000-7000-8000-000000000000";

    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_rebuild_waits_for_its_end()
    {
        _run.Dashboard
            .Answers("POST", "/api/v1/counting/rebuild", Answer("rebuild", finished: false), HttpStatusCode.Accepted)
            .Answers("GET", $"/api/v1/counting/runs/{Id}", Answer("rebuild", finished: true));

        Assert.Equal(ExitCodes.Done, await _run.Jada("rebuild", "--vendor", "solare"));

        Assert.Contains("Counted again: solare.", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_that_differ_from_the_clicks_end_with_a_code_that_scripts_see()
    {
        _run.Dashboard.Answers("POST", "/api/v1/counting/reconcile", Answer("reconcile", finished: true, differences: 3), HttpStatusCode.Accepted);

        Assert.Equal(ExitCodes.Refused, await _run.Jada("reconcile"));

        Assert.Contains("3 buckets differ", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_sends_the_file_and_names_the_lines_that_were_refused()
    {
        var file = Path.Combine(_run.SettingsFolder, "clicks.csv");
        await File.WriteAllTextAsync(file, "vendor,time\nsolare,yesterday\n");
        _run.Dashboard.Answers("POST", "/api/v1/counting/import", """{"taken":0,"known":0,"refusedCount":1,"refused":[{"line":2,"reason":"yesterday is no time."}]}""");

        Assert.Equal(ExitCodes.Refused, await _run.Jada("import", "clicks", file));

        Assert.Equal("vendor,time\nsolare,yesterday\n", Assert.Single(_run.Dashboard.Requests).Body);
        Assert.Contains("line 2: yesterday is no time.", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_before_anything_is_asked()
    {
        Assert.Equal(ExitCodes.Usage, await _run.Jada("import", "clicks", "/nowhere/clicks.csv"));

        Assert.Empty(_run.Dashboard.Requests);
        Assert.Contains("There is no file /nowhere/clicks.csv.", _run.Error, StringComparison.Ordinal);
    }

    static string Answer(string kind, bool finished, int differences = 0) =>
        $$"""{"runId":"{{Id}}","kind":"{{kind}}","vendors":["solare"],"isFinished":{{(finished ? "true" : "false")}},"differences":{{differences}}}""";
}
