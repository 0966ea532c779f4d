using System.Net;

namespace JadaReferral.Cli.Tests;

public sealed class EndingTests : IDisposable
{
    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_dashboard_that_is_down_is_named_with_what_to_do()
    {
        _run.Dashboard.IsDown = true;

        Assert.Equal(ExitCodes.Unreachable, await _run.Jada("vendors"));

        Assert.Equal("The dashboard at http://127.0.0.1:8081 doesn't answer. Start it with ./jada up.\n", _run.Error.ReplaceLineEndings("\n"));
        Assert.Empty(_run.Output);
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_dashboards_own_sentence()
    {
        _run.Dashboard.Answers("POST", "/api/v1/vendors/nobody/pause", """{"detail":"There is no vendor nobody.","code":"not-found"}""", HttpStatusCode.NotFound);

        Assert.Equal(ExitCodes.Refused, await _run.Jada("vendors", "pause", "nobody"));

        Assert.Equal("There is no vendor nobody.", _run.Error.Trim());
    }

    [Fact]
    public async Task An_answer_that_is_no_problem_document_is_told_by_its_status()
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors", "<html>Bad gateway</html>", HttpStatusCode.BadGateway);

        Assert.Equal(ExitCodes.Refused, await _run.Jada("vendors"));

        Assert.Contains("502", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>Welcome to my blog</html>")]
    public async Task What_is_not_the_dashboard_is_not_drawn(string page)
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors", page);

        Assert.Equal(ExitCodes.Refused, await _run.Jada("vendors"));

        Assert.Contains("Check JADA_URL", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clicks")]
    [InlineData("task", "add", "--title", "x")]
    [InlineData("task", "add", "--card-type", "to-do", "--title", "x", "--priority", "whenever")]
    [InlineData("totals", "solare", "--by", "minute")]
    [InlineData("nonsense")]
    public async Task A_wrong_command_line_asks_nothing_of_the_dashboard(params string[] args)
    {
        Assert.Equal(ExitCodes.Usage, await _run.Jada(args));

        Assert.Empty(_run.Dashboard.Requests);
        Assert.Contains("--help", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vendors")]
    [InlineData("clicks")]
    [InlineData("totals")]
    [InlineData("task", "add")]
    [InlineData("task", "list")]
    [InlineData("approve")]
    [InlineData("login")]
    public async Task Help_shows_an_example_that_begins_with_jada(params string[] verb)
    {
        Assert.Equal(ExitCodes.Done, await _run.Jada([.. verb, "--help"]));

        Assert.Matches($@"Examples?:\r?\n  (\S.* )?jada {string.Join(' ', verb)}", _run.Output);
        Assert.DoesNotContain("testhost", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jada_url_says_where_the_dashboard_is_and_nonsense_in_it_is_told()
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors", """{"items":[]}""");

        await _run.With("JADA_URL", "https://dashboard.example:8443/").Jada("vendors");
        Assert.Equal("dashboard.example:8443", Assert.Single(_run.Dashboard.Requests).Host);

        Assert.Equal(ExitCodes.Usage, await _run.With("JADA_URL", "dashboard").Jada("vendors"));
        Assert.Contains("JADA_URL is dashboard", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_kept_for_its_dashboard_readable_by_its_owner_only_and_forgotten()
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors", """{"items":[]}""");
        _run.Typed = "jada_secret\n";

        Assert.Equal(ExitCodes.Done, await _run.Jada("login"));
        await _run.Jada("vendors");
        Assert.Equal("jada_secret", _run.Dashboard.Requests.Last().Key);
        var file = Assert.Single(Directory.GetFiles(_run.SettingsFolder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        await _run.With("JADA_URL", "http://elsewhere.example").Jada("vendors");
        Assert.Null(_run.Dashboard.Requests.Last().Key);

        await _run.With("JADA_URL", "").Jada("logout");
        await _run.Jada("vendors");
        Assert.Null(_run.Dashboard.Requests.Last().Key);
        Assert.DoesNotContain("jada_secret", _run.Output + _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_refused_says_to_sign_in()
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors", "", HttpStatusCode.Unauthorized);

        Assert.Equal(ExitCodes.Forbidden, await _run.Jada("vendors"));

        Assert.Contains("jada login", _run.Error, StringComparison.Ordinal);
    }
}
