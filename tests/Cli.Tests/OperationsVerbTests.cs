namespace JadaReferral.Cli.Tests;

public sealed class OperationsVerbTests : IDisposable
{
    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Consumers_are_listed_with_how_far_behind_they_are()
    {
        _run.Dashboard.Answers(
            "GET", "/api/v1/operations/consumers",
            """
            {"items":[
              {"queue":"clicks-click-recorded","waiting":1200,"inFlight":10,"delayed":0,"instances":2,"perMinute":600,"lag":"00:02:00","longestWait":"00:00:01.5000000","meanConsumeTime":null,"faulted":1},
              {"queue":"mailer-cancel-send","waiting":3,"inFlight":0,"delayed":0,"instances":0,"perMinute":null,"lag":null,"longestWait":null,"meanConsumeTime":null,"faulted":0}]}
            """);

        Assert.Equal(ExitCodes.Done, await _run.Jada("consumers"));

        Assert.Matches(@"clicks-click-recorded\s+1,200\s+2\s+600\s+120\.0 s\s+1\.5 s\s+1", _run.Output);
        Assert.Matches(@"mailer-cancel-send\s+3\s+0\s+\?\s+\?\s+0", _run.Output);
    }

    [Fact]
    public async Task Services_are_listed_with_journal_and_circuit_and_the_silent_say_since_when()
    {
        _run.Dashboard.Answers(
            "GET", "/api/v1/operations/instances",
            """
            {"items":[
              {"service":"clicks","host":"a","startedAt":"2026-11-22T12:00:00Z","silentSince":"2026-11-22T13:00:00Z","journal":null,"circuit":null},
              {"service":"redirect","host":"b","startedAt":"2026-11-22T12:00:00Z","silentSince":null,"journal":{"waiting":40,"capacity":1048576,"lost":3,"oldestAt":null},"circuit":{"state":"half-open","openings":1}}]}
            """);

        Assert.Equal(ExitCodes.Done, await _run.Jada("services"));

        Assert.Matches(@"clicks\s+silent since 2026-11-22 13:00:00Z\s+a", _run.Output);
        Assert.Matches(@"redirect\s+at work\s+b\s+2026-11-22 12:00:00Z\s+40 of 1,048,576, 3 lost\s+half-open", _run.Output);
    }

    [Fact]
    public async Task Without_reports_it_says_why_there_may_be_none()
    {
        _run.Dashboard.Answers("GET", "/api/v1/operations/instances", """{"items":[]}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("services"));

        Assert.Contains("Reports:Every", _run.Output, StringComparison.Ordinal);
    }
}
