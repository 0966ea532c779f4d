using System.Text.Json;

namespace JadaReferral.Cli.Tests;

public sealed class ReadingTests : IDisposable
{
    const string Vendors =
        """{"items":[{"code":"solare","name":"Solare Ristorante","link":"https://shipcaptaincrew.queenofsandiego.com/ref/solare","status":"active","destination":"https://queenofsandiego.com/","campaign":"vendor-referral","appendClickId":false,"version":1}]}""";

    const string Totals =
        """{"asOf":"2026-11-22T10:00:00Z","today":"2026-11-22","items":[{"vendor":"solare","today":3,"last7Days":1204,"last30Days":5000,"total":9000,"clicks":9500,"automated":12},{"vendor":"puesto","today":1,"last7Days":2,"last30Days":3,"total":4,"clicks":5,"automated":6}]}""";

    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Vendors_are_a_table_for_people()
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors", Vendors);

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors"));

        Assert.Contains("Solare Ristorante", _run.Output, StringComparison.Ordinal);
        Assert.Contains("https://shipcaptaincrew.queenofsandiego.com/ref/solare", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("{", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/vendors", Vendors, "vendors")]
    [InlineData("/api/v1/totals", Totals, "totals")]
    [InlineData("/api/v1/tasks?", """{"items":[]}""", "task", "list")]
    [InlineData("/api/v1/outreach", """{"items":[]}""", "outreach")]
    [InlineData("/api/v1/mail/sends?state=unknown", """{"items":[]}""", "mail", "list", "--state", "unknown")]
    [InlineData("/api/v1/mail/suppressions?limit=1000", """{"items":[]}""", "suppressions", "list")]
    [InlineData("/api/v1/operations/queues", """{"items":[]}""", "queues")]
    [InlineData("/api/v1/operations/consumers", """{"items":[]}""", "consumers")]
    [InlineData("/api/v1/operations/instances", """{"items":[]}""", "services")]
    [InlineData("/api/v1/people", """{"items":[]}""", "people")]
    [InlineData("/api/v1/keys", """{"items":[]}""", "keys")]
    [InlineData("/api/v1/audit?limit=100", """{"items":[]}""", "audit")]
    [InlineData("/api/v1/tasks/k7f3mq2x/previews", """{"items":[]}""", "preview", "list", "k7f3mq2x")]
    [InlineData("/api/v1/reports?month=2026-11", """{"first":"2026-11-01","last":"2026-11-22","previousFirst":"2026-10-01","previousLast":"2026-10-22","vendors":[]}""", "report", "--month", "2026-11")]
    [InlineData("/api/v1/clicks/solare?since=7d&limit=100", """{"items":[],"nextCursor":null}""", "clicks", "solare")]
    public async Task Json_is_the_answer_as_it_came(string path, string answer, params string[] verb)
    {
        _run.Dashboard.Answers("GET", path, answer);

        Assert.Equal(ExitCodes.Done, await _run.Jada([.. verb, "--json"]));

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(answer).RootElement, JsonDocument.Parse(_run.Output).RootElement));
    }

    [Fact]
    public async Task Totals_end_with_the_sum_of_all_vendors()
    {
        _run.Dashboard.Answers("GET", "/api/v1/totals", Totals);

        await _run.Jada("totals");

        var last = _run.Output.TrimEnd().Split('\n')[^1];
        Assert.Matches(@"All\s+4\s+1,206\s+5,003\s+9,004\s+9,505\s+18", last);
    }

    [Fact]
    public async Task Totals_of_a_vendor_ask_for_the_days_that_were_named()
    {
        _run.Dashboard.Answers(
            "GET", "/api/v1/totals/solare?by=hour&from=2026-11-01&to=2026-11-02",
            """{"items":[{"bucket":"hour#2026-11-01T17","guestCount":7,"clickCount":8,"automatedCount":1,"uniqueGuests":6}]}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("totals", "solare", "--by", "hour", "--from", "2026-11-01", "--to", "2026-11-02"));

        Assert.Matches(@"2026-11-01T17\s+7\s+6\s+8\s+1", _run.Output);
    }

    [Fact]
    public async Task Clicks_show_time_and_placement_and_say_when_there_are_more()
    {
        _run.Dashboard.Answers(
            "GET", "/api/v1/clicks/solare?since=24h&limit=1&automated=true",
            """{"items":[{"timestamp":"2026-11-22T09:15:30.1234567Z#0123","audience":"automated","audienceReason":"crawler","placement":"table-12"}],"nextCursor":"AB"}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("clicks", "solare", "--since", "24h", "--limit", "1", "--automated"));

        Assert.Contains("2026-11-22 09:15:30", _run.Output, StringComparison.Ordinal);
        Assert.Contains("table-12", _run.Output, StringComparison.Ordinal);
        Assert.Contains("There are more", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_guest_wrote_does_not_steer_the_terminal()
    {
        _run.Dashboard.Answers(
            "GET", "/api/v1/clicks/solare?since=7d&limit=100",
            """{"items":[{"timestamp":"2026-11-22T09:15:30.1234567Z#0123","audience":"guest","placement":"[red]\u001b[2Jx"}]}""");

        Assert.Equal(ExitCodes.Done, await _run.Jada("clicks", "solare"));

        Assert.Contains("[red] [2Jx", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _run.Output);
    }
}
