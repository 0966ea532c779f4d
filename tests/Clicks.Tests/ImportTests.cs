using JadaReferral.Clicks.Import;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit.Testing;
using Microsoft.Extensions.Options;

namespace JadaReferral.Clicks.Tests;

[Trait("Needs", "emulators")]
public class ImportTests(LocalDynamoDb aws) : IClassFixture<LocalDynamoDb>
{
    static readonly DateTimeOffset Ever = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Csv_is_taken_once_and_known_the_second_time_and_every_touched_bucket_is_announced_both_times()
    {
        await using var service = await ClicksService.StartAsync(aws);
        var part = Part("timestamp,vendor_name,note,click_count", "2025-06-01T10:00:00Z,solare,\"a, b\",3", "2025-06-01 11:00:00,Puesto,,", "");

        var first = await AskAsync(service, part);
        var second = await AskAsync(service, part with { ImportId = Guid.NewGuid() });

        Assert.Equal((4, 0, 0), (first.Taken, first.Known, first.Refused.Count));
        Assert.Equal((0, 4, 0), (second.Taken, second.Known, second.Refused.Count));
        Assert.Equal(3, (await service.Store.ReadAsync("solare", DateTimeOffset.UnixEpoch, Ever, 100, null, CancellationToken.None)).Clicks.Count);
        await Eventually.True(() => service.Announced.Count == 2, "both imports are announced");
        Assert.All(service.Announced, stored => Assert.Equal(["puesto", "solare"], stored.Buckets.Select(bucket => bucket.VendorName).Order()));
    }

    [Fact]
    public async Task A_line_that_counts_more_than_last_time_adds_what_it_counts_more()
    {
        await using var service = await ClicksService.StartAsync(aws);
        await AskAsync(service, Part("vendor_name,timestamp,click_count", "solare,2025-06-01T10:00:00Z,2"));

        var more = await AskAsync(service, Part("vendor_name,timestamp,click_count", "solare,2025-06-01T10:00:00Z,5", "solare,2025-06-01T10:00:00Z,5"));

        Assert.Equal((3, 7), (more.Taken, more.Known));
    }

    [Fact]
    public async Task A_dynamodb_export_is_taken_and_bad_lines_are_named_by_number()
    {
        await using var service = await ClicksService.StartAsync(aws);
        var part = new ClickImportRequested
        {
            ImportId = Guid.NewGuid(),
            RequestedAt = Recorded.Noon,
            FirstLine = 501,
            Lines =
            [
                """{"Item":{"vendor_name":{"S":"solare"},"timestamp":{"S":"2025-06-01T10:00:00.123Z"},"click_count":{"N":"1"}}}""",
                """{"vendor_name":{"S":"solare"},"timestamp":{"N":"1748772000"}}""",
                """{"Item":{"vendor_name":{"S":"solare"}}}""",
                "not json",
                """{"Item":{"vendor_name":{"S":"solare"},"timestamp":{"S":"1999-01-01"},"click_count":{"N":"1"}}}""",
                """{"Item":{"vendor_name":{"S":"solare"},"timestamp":{"S":"2025-06-01"},"click_count":{"N":"-3"}}}""",
                """{"Item":{"vendor_name":{"S":"no such code!"},"timestamp":{"S":"2025-06-01"}}}""",
                "[1]",
            ],
        };

        var report = await AskAsync(service, part);

        Assert.Equal((2, 0, 8), (report.Taken, report.Known, report.LineCount));
        Assert.Equal([503, 504, 505, 506, 507, 508], report.Refused.Select(line => line.Line));
        Assert.Equal("It has no timestamp.", report.Refused[0].Reason);
        Assert.StartsWith("It is no JSON", report.Refused[1].Reason, StringComparison.Ordinal);
        Assert.Contains("is before", report.Refused[2].Reason, StringComparison.Ordinal);
        Assert.Contains("click_count '-3'", report.Refused[3].Reason, StringComparison.Ordinal);
        Assert.Contains("no vendor's code", report.Refused[4].Reason, StringComparison.Ordinal);
        Assert.Equal("It is no DynamoDB item.", report.Refused[5].Reason);
    }

    [Fact]
    public async Task A_header_without_the_columns_refuses_the_part_in_line_1()
    {
        await using var service = await ClicksService.StartAsync(aws);

        var report = await AskAsync(service, Part("code,when", "solare,2025-06-01T10:00:00Z"));

        Assert.Equal(new RefusedLine(1, "The first line names no column vendor_name; it says: code,when"), Assert.Single(report.Refused));
        Assert.Equal(0, report.Taken);
    }

    [Fact]
    public async Task An_import_nobody_waits_for_is_reported_by_an_event()
    {
        await using var service = await ClicksService.StartAsync(aws);
        var part = Part("vendor_name,timestamp", "solare,2025-06-01T10:00:00Z");

        await service.Harness.Bus.Publish(part);

        await Eventually.True(async () => await service.Harness.Published.Any<ClicksImported>(report => report.Context.Message.ImportId == part.ImportId), "the report");
    }

    [Theory]
    [InlineData("solare,2025-06-01T10:00:00Z,10001", "more than 10000")]
    [InlineData("solare,2025-06-01T10:00:00Z,many", "no whole number")]
    [InlineData("solare,yesterday,1", "is no time")]
    [InlineData("solare,12,1", "is no time")]
    [InlineData("solare,2025-06-01T10:00:00Z", "It has 2 columns where the first line names 3.")]
    [InlineData("\"solare,2025-06-01T10:00:00Z,1", "A quote is not closed.")]
    [InlineData(",2025-06-01T10:00:00Z,1", "It has no vendor_name.")]
    [InlineData("solare,2999-01-01T00:00:00Z,1", "in the future")]
    public void A_line_that_cannot_be_taken_says_why(string line, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => Lines().Read(line));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-06-01T10:00:00Z", "2025-06-01T10:00:00.0000000Z")]
    [InlineData("2025-06-01T10:00:00", "2025-06-01T10:00:00.0000000Z")]
    [InlineData("2025-06-01T10:00:00.1234567-07:00", "2025-06-01T17:00:00.1234567Z")]
    [InlineData("1748772000", "2025-06-01T10:00:00.0000000Z")]
    [InlineData("1748772000123", "2025-06-01T10:00:00.1230000Z")]
    public void Times_of_all_usual_forms_are_read_as_utc(string text, string utc) =>
        Assert.StartsWith(utc + "#", Lines().Read($"solare,{text},1")!.Rows().Single().Timestamp, StringComparison.Ordinal);

    [Theory]
    [InlineData("a,b", "a|b")]
    [InlineData("\"a,b\",c", "a,b|c")]
    [InlineData("\"a \"\"b\"\"\",\"\",", "a \"b\"||")]
    [InlineData("", "")]
    public void Csv_is_split_as_spreadsheets_write_it(string line, string values) => Assert.Equal(values, string.Join('|', CsvLine.Split(line)));

    static ImportLines Lines() => ImportLines.For(
        "\uFEFFvendor_name, Timestamp ,click_count", new ClickRules(Options.Create(new ClicksOptions()), TimeProvider.System), mostClicks: 10_000);

    static ClickImportRequested Part(string header, params string[] lines) => new()
    {
        ImportId = Guid.NewGuid(),
        RequestedAt = Recorded.Noon,
        Header = header,
        FirstLine = 2,
        Lines = lines,
    };

    static async Task<ClicksImported> AskAsync(ClicksService service, ClickImportRequested part) =>
        (await service.Harness.GetRequestClient<ClickImportRequested>().GetResponse<ClicksImported>(part)).Message;
}
