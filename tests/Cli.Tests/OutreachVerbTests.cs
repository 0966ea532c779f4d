using System.Text.Json;

namespace JadaReferral.Cli.Tests;

public sealed class OutreachVerbTests : IDisposable
{
    const string Puesto =
        """{"email":{},"versions":[{"emailId":"puesto-referral","version":3,"vendor":"puesto","template":"vendor-referral","templateVersion":2,"overrides":{"opening":"Hello","offer":"Sail"},"editedBy":"ann","editedAt":"2026-11-22T10:00:00Z"}]}""";

    const string Stored =
        """{"emailId":"puesto-referral","version":4,"vendor":"puesto","template":"vendor-referral","templateVersion":2,"editedBy":"ann","editedAt":"2026-11-22T10:00:00Z"}""";

    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task An_edit_keeps_what_it_does_not_name_and_replaces_the_version_it_read()
    {
        _run.Dashboard.Answers("GET", "/api/v1/outreach/puesto-referral", Puesto, etag: "\"3\"").Answers("PUT", "/api/v1/outreach/puesto-referral", Stored);

        Assert.Equal(ExitCodes.Done, await _run.Jada("outreach", "edit", "puesto-referral", "--set", "opening=1 + 1 = 2", "--unset", "offer"));

        var asked = _run.Dashboard.Requests.Last();
        Assert.Equal("\"3\"", asked.IfMatch);
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("""{"opening":"1 + 1 = 2"}""", body.GetProperty("overrides").GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(2, body.GetProperty("templateVersion").GetInt64());
        Assert.Contains("puesto-referral is version 4 now.", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_without_a_text_is_refused_before_anything_is_stored()
    {
        _run.Dashboard.Answers("GET", "/api/v1/outreach/puesto-referral", Puesto, etag: "\"3\"");

        Assert.Equal(ExitCodes.Usage, await _run.Jada("outreach", "edit", "puesto-referral", "--set", "opening"));

        Assert.Contains("FIELD=TEXT", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_was_shown_can_be_edited_and_stored_on_the_version_that_was_read()
    {
        const string Path = "/api/v1/templates/vendor-referral";
        _run.Dashboard
            .Answers("GET", Path, """{"name":"vendor-referral","versions":[{"version":2,"subject":"Für {{vendor.name}}","html":"<p>x</p>","text":"x","editedBy":"ann"}]}""", etag: "\"2\"")
            .Answers("PUT", Path, """{"version":3}""");
        Assert.Equal(ExitCodes.Done, await _run.Jada("templates", "show", "vendor-referral"));
        Assert.Contains("<p>x</p>", _run.Output, StringComparison.Ordinal);
        Assert.Contains("Für", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("editedBy", _run.Output, StringComparison.Ordinal);
        var file = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, _run.Output);

            Assert.Equal(ExitCodes.Done, await _run.Jada("templates", "save", "vendor-referral", file));
        }
        finally
        {
            File.Delete(file);
        }

        var asked = _run.Dashboard.Requests.Last();
        Assert.Equal("\"2\"", asked.IfMatch);
        Assert.Equal("<p>x</p>", JsonDocument.Parse(asked.Body).RootElement.GetProperty("html").GetString());
    }
}
