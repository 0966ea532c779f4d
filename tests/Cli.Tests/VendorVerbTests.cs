using System.Text.Json;

namespace JadaReferral.Cli.Tests;

public sealed class VendorVerbTests : IDisposable
{
    const string Puesto =
        """{"code":"puesto","name":"Puesto","link":"https://l/ref/puesto","status":"active","destination":"https://queenofsandiego.com/","campaign":"vendor-referral","contactName":"Eric","appendClickId":true}""";

    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task An_edit_keeps_what_it_does_not_name_and_replaces_the_version_it_read()
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors/puesto", Puesto, etag: "\"7\"").Answers("PUT", "/api/v1/vendors/puesto", Puesto);

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "edit", "puesto", "--contact-email", "eric@puesto.example"));

        var asked = _run.Dashboard.Requests.Last();
        Assert.Equal("\"7\"", asked.IfMatch);
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("Eric", body.GetProperty("contactName").GetString());
        Assert.Equal("eric@puesto.example", body.GetProperty("contactEmail").GetString());
        Assert.True(body.GetProperty("appendClickId").GetBoolean());
    }

    [Fact]
    public async Task Pausing_says_how_the_vendor_stands()
    {
        _run.Dashboard.Answers("POST", "/api/v1/vendors/puesto/pause", Puesto.Replace("active", "paused", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "pause", "puesto"));

        Assert.Contains("Puesto is paused.", _run.Output, StringComparison.Ordinal);
    }

    const string Link =
        """{"id":"17-a","label":"Eric","link":"https://d/yours?link=abc","createdAt":"2026-11-22T12:00:00Z","createdBy":"ann","expiresAt":null,"revokedAt":null,"lastOpenedAt":null}""";

    [Fact]
    public async Task A_link_to_the_vendors_own_page_is_printed_alone_for_copying()
    {
        _run.Dashboard.Answers("POST", "/api/v1/vendors/puesto/page-links", Link);

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "page", "share", "puesto", "--for", "Eric", "--days", "30"));

        Assert.Equal("https://d/yours?link=abc", _run.Output.Trim());
        var body = JsonDocument.Parse(_run.Dashboard.Requests.Last().Body).RootElement;
        Assert.Equal(("Eric", 30), (body.GetProperty("label").GetString(), body.GetProperty("days").GetInt32()));
    }

    [Fact]
    public async Task Links_are_listed_by_how_they_stand_and_revoked()
    {
        var ended = Link.Replace("\"https://d/yours?link=abc\"", "null", StringComparison.Ordinal);
        _run.Dashboard
            .Answers("GET", "/api/v1/vendors/puesto/page-links", $$"""{"items":[{{Link}},{{ended}}]}""")
            .Answers("POST", "/api/v1/vendors/puesto/page-links/17-a/revoke", ended);

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "page", "puesto"));
        Assert.Contains("expired", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("link=abc", _run.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "page", "revoke", "puesto", "17-a"));
        Assert.Contains("The link of Eric opens nothing any more.", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_becomes_part_of_the_story_with_the_card_that_reminds_of_it()
    {
        _run.Dashboard
            .Answers("POST", "/api/v1/vendors/puesto/notes", """{"noteId":"n","followUpCard":"k7f3mq2a"}""")
            .Answers("GET", "/api/v1/vendors/puesto/timeline", """{"items":[{"at":"2026-11-22T12:00:00Z","kind":"reply","what":"Cards, please.","by":"ann"}]}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "note", "puesto", "Cards, please.", "--reply", "--follow-up", "2026-12-01"));
        Assert.Contains("card k7f3mq2a reminds of it", _run.Output, StringComparison.Ordinal);
        var body = JsonDocument.Parse(_run.Dashboard.Requests.Last().Body).RootElement;
        Assert.Equal(("reply", "2026-12-01"), (body.GetProperty("kind").GetString(), body.GetProperty("followUpOn").GetString()));

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "story", "puesto"));
        Assert.Contains("Cards, please.", _run.Output, StringComparison.Ordinal);
    }
}
