using System.Net;
using System.Text.Json;

namespace JadaReferral.Cli.Tests;

public sealed class PeopleVerbTests : IDisposable
{
    const string Ann =
        """{"name":"ann","roles":["viewer","editor"],"isDisabled":false,"lockedUntil":null,"lastSignInAt":null,"createdAt":"2026-11-22T12:00:00Z","createdBy":"captain","version":4}""";

    const string Key =
        """{"keyId":"5f0c","label":"monthly report","roles":["viewer"],"createdAt":"2026-11-22T12:00:00Z","createdBy":"ann","expiresAt":null,"revokedAt":null,"lastUsedAt":null,"text":null}""";

    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task People_are_listed_by_what_they_may_do_and_whether_they_can_sign_in()
    {
        var bob = Ann.Replace("\"ann\"", "\"bob\"", StringComparison.Ordinal).Replace("\"isDisabled\":false", "\"isDisabled\":true", StringComparison.Ordinal);
        _run.Dashboard.Answers("GET", "/api/v1/people", $$"""{"items":[{{Ann}},{{bob}}]}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("people"));

        Assert.Matches(@"ann\s+viewer, editor\s+active\s+never\s+2026-11-22 12:00:00Z by captain", _run.Output);
        Assert.Matches(@"bob\s+viewer, editor\s+disabled", _run.Output);
    }

    [Fact]
    public async Task Someone_new_gets_the_password_that_was_piped_in()
    {
        _run.Dashboard.Answers("POST", "/api/v1/people", Ann, HttpStatusCode.Created);
        _run.Typed = "correct horse battery staple\n";

        Assert.Equal(ExitCodes.Done, await _run.Jada("people", "add", "ann", "--roles", "viewer, editor"));

        Assert.Contains("ann can sign in as viewer, editor.", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("staple", _run.Output + _run.Error, StringComparison.Ordinal);
        var body = Body();
        Assert.Equal("correct horse battery staple", body.GetProperty("password").GetString());
        Assert.Equal(["viewer", "editor"], body.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!));
    }

    [Theory]
    [InlineData("add", "ann", "--roles", "viewer")]
    [InlineData("password", "ann")]
    public async Task Without_a_password_nothing_is_asked(params string[] verb)
    {
        Assert.Equal(ExitCodes.Usage, await _run.Jada(["people", .. verb]));

        Assert.Contains("No password was given.", _run.Error, StringComparison.Ordinal);
        Assert.Empty(_run.Dashboard.Requests);
    }

    [Fact]
    public async Task Roles_are_changed_of_the_version_that_was_read_and_the_rest_stays()
    {
        _run.Dashboard
            .Answers("GET", "/api/v1/people", $$"""{"items":[{{Ann}}]}""")
            .Answers("PUT", "/api/v1/people/ann", Ann.Replace("\"viewer\",\"editor\"", "\"approver\"", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Done, await _run.Jada("people", "roles", "ann", "--roles", "approver"));

        Assert.Contains("ann is now approver.", _run.Output, StringComparison.Ordinal);
        Assert.Equal("\"4\"", _run.Dashboard.Requests.Last().IfMatch);
        Assert.False(Body().GetProperty("isDisabled").GetBoolean());
    }

    [Fact]
    public async Task Someone_is_disabled_and_keeps_the_roles()
    {
        _run.Dashboard
            .Answers("GET", "/api/v1/people", $$"""{"items":[{{Ann}}]}""")
            .Answers("PUT", "/api/v1/people/ann", Ann.Replace("\"isDisabled\":false", "\"isDisabled\":true", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Done, await _run.Jada("people", "disable", "ann"));

        Assert.Contains("ann can't sign in any more.", _run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Body().GetProperty("roles").GetArrayLength());
        Assert.True(Body().GetProperty("isDisabled").GetBoolean());
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_refused_in_a_sentence()
    {
        _run.Dashboard.Answers("GET", "/api/v1/people", """{"items":[]}""");

        Assert.Equal(ExitCodes.Refused, await _run.Jada("people", "enable", "nobody"));

        Assert.Equal("There is nobody called nobody. See: jada people", _run.Error.Trim());
    }

    [Fact]
    public async Task The_dashboards_own_sentence_is_the_refusal()
    {
        _run.Dashboard
            .Answers("GET", "/api/v1/people", $$"""{"items":[{{Ann}}]}""")
            .Answers("PUT", "/api/v1/people/ann", """{"detail":"ann is the last admin. Make someone else an admin first.","code":"last-admin"}""", HttpStatusCode.Conflict);

        Assert.Equal(ExitCodes.Refused, await _run.Jada("people", "roles", "ann", "--roles", "viewer"));

        Assert.Equal("ann is the last admin. Make someone else an admin first.", _run.Error.Trim());
    }

    [Fact]
    public async Task A_password_is_set()
    {
        _run.Dashboard.Answers("POST", "/api/v1/people/ann/password", Ann);
        _run.Typed = "correct horse battery staple\n";

        Assert.Equal(ExitCodes.Done, await _run.Jada("people", "password", "ann"));

        Assert.Contains("ann has a new password", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_is_alone_on_standard_output()
    {
        _run.Dashboard.Answers("POST", "/api/v1/keys", Key.Replace("\"text\":null", "\"text\":\"jada_5f0c_secret\"", StringComparison.Ordinal), HttpStatusCode.Created);

        Assert.Equal(ExitCodes.Done, await _run.Jada("keys", "add", "monthly report", "--roles", "viewer", "--days", "30"));

        Assert.Equal("jada_5f0c_secret", _run.Output.Trim());
        Assert.Contains("not shown again", _run.Error, StringComparison.Ordinal);
        Assert.Equal(("monthly report", 30), (Body().GetProperty("label").GetString(), Body().GetProperty("days").GetInt32()));
    }

    [Fact]
    public async Task Keys_are_listed_by_how_they_stand_and_revoked()
    {
        var expired = Key.Replace("\"expiresAt\":null", "\"expiresAt\":\"2020-01-01T00:00:00Z\"", StringComparison.Ordinal);
        var revoked = Key.Replace("\"revokedAt\":null", "\"revokedAt\":\"2026-11-23T00:00:00Z\"", StringComparison.Ordinal);
        _run.Dashboard
            .Answers("GET", "/api/v1/keys", $$"""{"items":[{{Key}},{{expired}},{{revoked}}]}""")
            .Answers("POST", "/api/v1/keys/5f0c/revoke", revoked);

        Assert.Equal(ExitCodes.Done, await _run.Jada("keys"));
        Assert.Matches(@"(?s)5f0c\s+monthly report\s+viewer\s+good\s.*expired.*revoked", _run.Output);

        Assert.Equal(ExitCodes.Done, await _run.Jada("keys", "revoke", "5f0c"));
        Assert.Contains("The key monthly report opens nothing any more.", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_log_of_a_day_says_how_to_read_on()
    {
        _run.Dashboard.Answers(
            "GET", "/api/v1/audit?limit=2&day=2026-11-22",
            """{"items":[{"at":"2026-11-22T12:00:00Z","who":"ann","what":"sign-in","target":null,"from":"10.0.0.7","result":"done"}],"nextCursor":"abc"}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("audit", "--day", "2026-11-22", "--limit", "2"));

        Assert.Matches(@"2026-11-22 12:00:00Z\s+ann\s+sign-in\s+done\s+10\.0\.0\.7", _run.Output);
        Assert.Contains("--cursor abc", _run.Output, StringComparison.Ordinal);
    }

    JsonElement Body() => JsonDocument.Parse(_run.Dashboard.Requests.Last().Body).RootElement;
}
