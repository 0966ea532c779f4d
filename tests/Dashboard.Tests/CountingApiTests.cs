using System.Net;
using System.Net.Http.Json;
using System.Text;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Counting;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit.Testing;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class CountingApiTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task A_rebuild_is_asked_for_and_its_progress_can_be_followed_to_the_end()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var answer = await app.Post("counting/rebuild", new { });
        var run = (await answer.Content.ReadFromJsonAsync<CountingRun>())!;
        await Eventually.True(() => app.Bus.Published.Select<RebuildRequested>().Any(request => request.Context.Message.RebuildId == run.RunId), "the rebuild requested");
        await app.Publish(new RebuildStarted { RebuildId = run.RunId, StartedAt = Cards.Now, Vendors = ["solare", "puesto"] });
        await app.Publish(Progress(run.RunId, "solare", finished: true));

        await Eventually.True(async () => (await Read(app, run.RunId)).Progress.Count == 1, "one vendor done");
        Assert.False((await Read(app, run.RunId)).IsFinished);
        await app.Publish(Progress(run.RunId, "puesto", finished: true));
        await Eventually.True(async () => (await Read(app, run.RunId)).IsFinished, "both vendors done");
    }

    [Fact]
    public void A_late_report_of_less_progress_changes_nothing()
    {
        var runs = new CountingRuns();
        var id = Guid.NewGuid();

        runs.Accept(Progress(id, "solare", finished: true) with { ReportedAt = Cards.Now.AddSeconds(5) });
        runs.Accept(Progress(id, "solare", finished: false));

        Assert.True(runs.Get(id)?.Progress["solare"].Finished);
    }

    [Fact]
    public async Task Parts_of_a_file_keep_within_the_messages_limits_and_lose_no_line()
    {
        var lines = Enumerable.Range(0, 1_300).Select(number => $"{number}," + new string('x', number % 500)).ToList();
        using var file = new StringReader(string.Join('\n', lines));

        var parts = new List<List<string>>();
        await foreach (var part in CountingDesk.Parts(file, CancellationToken.None))
            parts.Add(part);

        Assert.Equal(lines, parts.SelectMany(part => part));
        Assert.All(parts, part => Assert.InRange(part.Count, 1, ClickImportRequested.MaxLines));
        Assert.All(parts, part => Assert.InRange(part.Sum(line => line.Length), 0, ClickImportRequested.MaxCharacters));
    }

    [Theory]
    [InlineData("text/csv", "", "no-header")]
    [InlineData("text/plain", "vendor,timestamp\n", "bad-content-type")]
    public async Task A_file_that_can_not_be_taken_is_refused_with_a_code(string type, string text, string code)
    {
        await using var app = await DashboardApp.StartAsync(aws);
        using var client = app.CreateClient();
        using var content = new StringContent(text, Encoding.UTF8, type);

        var answer = await client.PostAsync(new Uri("/api/v1/counting/import", UriKind.Relative), content);

        Assert.Equal(code, await DashboardApp.CodeOf(answer));
    }

    [Fact]
    public async Task A_month_is_reported_as_csv_and_a_month_that_is_none_is_refused()
    {
        await using var app = await DashboardApp.StartAsync(aws, clock: new HandDrivenClock(Cards.Now));
        await app.Post("vendors", new { code = "solare", name = "Solare" });
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "click_totals", DynamoItem.From(new VendorTotals
        {
            VendorName = "solare",
            Bucket = TotalsBucket.Day(new(2026, 11, 21)),
            ClickCount = 9,
            GuestCount = 7,
            Version = 1,
            UpdatedAt = Cards.Now,
        }));
        using var client = app.CreateClient();

        var csv = await client.GetStringAsync(new Uri("/api/v1/reports?month=2026-11&format=csv", UriKind.Relative));
        var refused = await client.GetAsync(new Uri("/api/v1/reports?month=November", UriKind.Relative));

        Assert.Contains("\r\nsolare,7,0,9,", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("bad-month", await DashboardApp.CodeOf(refused));
    }

    static Task<CountingRun> Read(DashboardApp app, Guid id) => app.Read<CountingRun>("counting/runs/" + id);

    static RebuildProgressed Progress(Guid id, string vendor, bool finished) => new()
    {
        RebuildId = id,
        ReportedAt = Cards.Now,
        Vendor = vendor,
        BucketsCounted = 10,
        BucketsChanged = 1,
        ClicksRead = 100,
        Finished = finished,
    };
}
