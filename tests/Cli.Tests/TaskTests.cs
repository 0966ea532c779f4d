using System.Net;
using System.Text.Json;

namespace JadaReferral.Cli.Tests;

public sealed class TaskTests : IDisposable
{
    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Task_add_takes_the_flags_of_the_script_it_replaces()
    {
        _run.Dashboard.Answers("POST", "/api/v1/tasks", Card("open"), HttpStatusCode.Created);

        var code = await _run.Jada(
            "task", "add", "--card-type", "vendor-referral-approval", "--title", "Approve it", "--link", "https://example.com/p", "--owner", "crew", "--priority", "high");

        Assert.Equal(ExitCodes.Done, code);
        var asked = Assert.Single(_run.Dashboard.Requests);
        Assert.False(string.IsNullOrEmpty(asked.IdempotencyKey));
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("vendor-referral-approval", body.GetProperty("type").GetString());
        Assert.Equal("Approve it", body.GetProperty("title").GetString());
        Assert.Equal("https://example.com/p", body.GetProperty("link").GetString());
        Assert.Equal("crew", body.GetProperty("owner").GetString());
        Assert.Equal("high", body.GetProperty("priority").GetString());
        Assert.Contains("k7f3mq2x", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_names_exactly_what_was_shown_and_leaves_the_rest()
    {
        _run.Dashboard
            .Answers("GET", "/api/v1/tasks/k7f3mq2x", Card("ready", Email("puesto-intro", "ready"), Email("solare-intro", "sent")))
            .Answers("POST", "/api/v1/tasks/k7f3mq2x/approve", Card("approved", Email("puesto-intro", "approved"), Email("solare-intro", "sent")));

        Assert.Equal(ExitCodes.Done, await _run.Jada("approve", "k7f3mq2x"));

        var emails = JsonDocument.Parse(_run.Dashboard.Requests.Last().Body).RootElement.GetProperty("emails");
        var email = Assert.Single(emails.EnumerateArray());
        Assert.Equal("puesto-intro", email.GetProperty("emailId").GetString());
        Assert.Equal(2, email.GetProperty("draftVersion").GetInt64());
        Assert.Equal("hash-puesto-intro", email.GetProperty("contentHash").GetString());
        Assert.Contains("Approved 1 email", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approving_again_asks_for_nothing_and_says_that_nothing_more_is_sent()
    {
        _run.Dashboard.Answers("GET", "/api/v1/tasks/k7f3mq2x", Card("done", Email("puesto-intro", "sent")));

        Assert.Equal(ExitCodes.Refused, await _run.Jada("approve", "k7f3mq2x"));

        Assert.Single(_run.Dashboard.Requests);
        Assert.Contains("puesto-intro is sent. Nothing more is sent.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_that_is_not_on_the_card_is_named_with_those_that_are()
    {
        _run.Dashboard.Answers("GET", "/api/v1/tasks/k7f3mq2x", Card("ready", Email("puesto-intro", "ready")));

        Assert.Equal(ExitCodes.Refused, await _run.Jada("approve", "k7f3mq2x", "--email", "puesto"));

        Assert.Contains("has no email puesto. It has puesto-intro.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_preflight_found_on_every_email_is_said_once()
    {
        const string OnAll = """{"rule":"P01","level":"not-checked","message":"Not checked here: look."}""";
        const string OnOne = """{"rule":"P20","level":"block","message":"A placeholder is left."}""";
        _run.Dashboard.Answers("GET", "/api/v1/tasks/k7f3mq2x", Card("ready", Email("puesto-intro", "ready", OnAll), Email("solare-intro", "ready", OnAll, OnOne)));

        Assert.Equal(ExitCodes.Done, await _run.Jada("task", "show", "k7f3mq2x"));

        var lines = _run.Output.Split('\n');
        Assert.Single(lines, "P01 Not checked here: look.");
        Assert.Single(lines, "solare-intro: block P20 A placeholder is left.");
    }

    [Fact]
    public async Task Filters_of_the_list_are_escaped()
    {
        _run.Dashboard.Answers("GET", "/api/v1/tasks?status=ready&owner=crew%20%26%20friends", """{"items":[]}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("task", "list", "--status", "ready", "--owner", "crew & friends"));

        Assert.Contains("No cards", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public async Task Opens_are_counted_only_when_asked_for(string word, bool count)
    {
        _run.Dashboard.Answers("POST", "/api/v1/tasks/k7f3mq2x/opens", Card("open", Email("puesto-intro", "draft")));

        Assert.Equal(ExitCodes.Done, await _run.Jada("task", "opens", "k7f3mq2x", word));

        Assert.Equal(count, JsonDocument.Parse(Assert.Single(_run.Dashboard.Requests).Body).RootElement.GetProperty("count").GetBoolean());
    }

    static string Card(string status, params string[] emails) =>
        $$"""{"taskId":"k7f3mq2x","type":"vendor-referral-approval","title":"Approve it","owner":"crew","priority":"high","status":"{{status}}","createdAt":"2026-11-22T10:00:00Z","emails":[{{string.Join(',', emails)}}],"history":[]}""";

    static string Email(string id, string state, params string[] findings) =>
        $$"""{"emailId":"{{id}}","vendor":"x","draftVersion":2,"state":"{{state}}","contentHash":"hash-{{id}}","isBlocked":false,"findings":[{{string.Join(',', findings)}}]}""";
}
