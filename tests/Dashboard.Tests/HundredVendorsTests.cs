using System.Diagnostics;
using System.Globalization;
using System.Net;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using Xunit.Abstractions;

namespace JadaReferral.Dashboard.Tests;

/// <summary>A hundred vendors and two years: what a page asks of the store, and how long it takes.</summary>
[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class HundredVendorsTests(LocalDynamoDb aws, ITestOutputHelper output)
{
    const int Vendors = 100;
    const int AtOnce = 6;

    [Fact]
    public async Task The_overview_asks_the_store_once_a_widget_however_many_vendors_there_are()
    {
        var (client, counted) = CountedDynamo.Around(aws.Dynamo);
        await using var app = await DashboardApp.StartAsync(aws, dynamo: client);
        await Write(app.TablePrefix, days: 3);
        using var browser = app.CreateClient();
        await browser.GetAsync(new Uri("/", UriKind.Relative));

        counted.Calls.Clear();
        var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative));

        // The vendors and the cards; the figures are in memory.
        Assert.Equal(["ScanAsync", "ScanAsync"], counted.Calls.ToArray());
        Assert.Contains("Others", page, StringComparison.Ordinal);

        var before = (await app.Get<FiguresBoard>().Read(["v007"], CancellationToken.None))[0].Total;
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "click_totals", DynamoItem.From(Counted("v007", TotalsBucket.Total, before + 1) with { Version = 2 }));
        await app.Publish(new TotalsUpdated { Vendor = "v007", Version = 2, UpdatedAt = TimeProvider.System.GetUtcNow(), ClickCount = before + 1, GuestCount = before + 1 });
        await Eventually.True(async () => (await app.Get<FiguresBoard>().Read(["v007"], CancellationToken.None))[0].Total == before + 1, "the board hears that a vendor moved");
    }

    [MeasuredFact]
    public async Task Every_page_answers_in_under_300_ms()
    {
        const int days = 730;
        await using var app = await DashboardApp.StartAsync(aws);
        await Write(app.TablePrefix, days);
        using var browser = app.CreateClient();
        var link = await browser.GetStringAsync(new Uri("/api/v1/vendors/v007", UriKind.Relative));
        Assert.Contains("v007", link, StringComparison.Ordinal);
        var today = app.Get<BusinessDays>().Today;
        var twoYears = today.AddDays(1 - days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var slow = new List<string>();
        foreach (var path in new[]
        {
            "/", "/vendors", "/vendors/v007", "/vendors/v007?by=hour", "/vendors/v007?by=week", $"/vendors/v007?by=week&from={twoYears}", $"/vendors/v007?by=day&from={twoYears}",
            "/vendors/v007?story=guests", "/vendors/v007/card", "/outreach", "/outreach/new", "/templates", "/tasks", "/tasks?view=list", "/tasks/new", "/mail", "/operations", "/people", "/sign-in",
            "/api/v1/vendors", "/api/v1/totals/v007",
        })
        {
            var times = new List<double>();
            for (var round = 0; round < 12; round++)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                // The first two compile the page.
                if (round >= 2)
                    times.Add(clock.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            var line = string.Create(CultureInfo.InvariantCulture, $"{path}: median {times[times.Count / 2]:0} ms, slowest {times[^1]:0} ms");
            output.WriteLine(line);
            if (times[times.Count / 2] >= 300)
                slow.Add(line);
        }
        Assert.Empty(slow);
    }

    async Task Write(string prefix, int days)
    {
        var calendar = BusinessCalendar.Of("America/Los_Angeles");
        var now = TimeProvider.System.GetUtcNow();
        var today = calendar.DayOf(now);
        await Parallel.ForEachAsync(Enumerable.Range(0, Vendors), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, cancelled) =>
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"v{index:000}");
            var vendor = new Vendor
            {
                Code = code,
                Name = string.Create(CultureInfo.InvariantCulture, $"Vendor {index}"),
                ContactEmail = code + "@example.com",
                Destination = "https://queenofsandiego.com/",
                Campaign = "vendor-referral",
                Status = Vendor.Active,
                Version = 1,
                UpdatedAt = now,
            };
            await aws.Dynamo.PutItemAsync(prefix + "vendors", DynamoItem.From(vendor), cancelled);
            var totals = Enumerable.Range(0, days).Select(ago => Counted(code, TotalsBucket.Day(today.AddDays(-ago)), 3 + ((index + ago) % 11)))
                .Concat(Enumerable.Range(0, 48).Select(ago => Counted(code, TotalsBucket.Hour(now.AddHours(-ago)), 1)))
                .Append(Counted(code, TotalsBucket.Total, 8L * days));
            foreach (var batch in totals.Chunk(25))
                await Store(prefix + "click_totals", batch, cancelled);
        });
    }

    async Task Store(string table, VendorTotals[] batch, CancellationToken cancelled)
    {
        var writes = new Dictionary<string, List<WriteRequest>> { [table] = [.. batch.Select(item => new WriteRequest(new PutRequest(DynamoItem.From(item))))] };
        while (writes.Count > 0)
            writes = (await aws.Dynamo.BatchWriteItemAsync(writes, cancelled)).UnprocessedItems ?? [];
    }

    static VendorTotals Counted(string code, string bucket, long guests) => new()
    {
        VendorName = code,
        Bucket = bucket,
        ClickCount = guests,
        GuestCount = guests,
        UniqueGuests = guests,
        Placements = new Dictionary<string, long> { ["qr-counter"] = guests / 2, ["menu"] = guests / 3 },
        ReferrerHosts = new Dictionary<string, long> { ["instagram.com"] = guests / 2, ["yelp.com"] = guests / 4 },
        Devices = new Dictionary<string, long> { ["phone"] = guests - (guests / 5), ["desktop"] = guests / 5 },
        Countries = new Dictionary<string, long> { ["US"] = guests },
        Version = 1,
        UpdatedAt = TimeProvider.System.GetUtcNow(),
    };
}

/// <summary>A fact that measures; runs when <see cref="Variable"/> is set, because a busy machine's times say nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasuredFactAttribute : FactAttribute
{
    public const string Variable = "MEASURE";

    public MeasuredFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"Set {Variable} to measure.";
    }
}
