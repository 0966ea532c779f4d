using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.Stack;
using JadaReferral.Local.Standins;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Local.Tests;

[Trait("Needs", "emulators")]
public sealed class EventBusTests(LocalMessaging aws) : IClassFixture<LocalMessaging>, IAsyncLifetime
{
    const string Queue = "mailer-ses-events";

    readonly HttpClient _http = new(new SocketsHttpHandler());
    IAmazonSQS _sqs = null!;
    StandinHost _host = null!;

    public async Task InitializeAsync()
    {
        var access = AwsAccess.To(LocalSettings.For(LocalAws.Region, [(EmulatorKind.SqsSnsS3, aws.MessagingUrl)]));
        _sqs = access.Sqs();
        _host = await StandinHost.StartOnFreePortsAsync(access);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        _sqs.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task An_event_that_a_rule_matches_is_the_whole_body_of_a_message()
    {
        var url = (await _sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = Queue })).QueueUrl;

        var result = await PutAsync(
            new { Source = "aws.ses", DetailType = "Email Sent", Detail = """{"eventType":"Send","mail":{"messageId":"m-1"}}""", Resources = new[] { "arn:x" }, Time = 1772472600 },
            new { Source = "aws.s3", DetailType = "Object Created", Detail = "{}" });

        Assert.Equal(0, (int)result["FailedEntryCount"]!);
        var message = await Eventually.Get(async () => (await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url })).Messages?.FirstOrDefault(), "the event is in the queue");
        var body = JsonNode.Parse(message.Body)!;
        Assert.Equal("Email Sent", (string)body["detail-type"]!);
        Assert.Equal("aws.ses", (string)body["source"]!);
        Assert.Equal("2026-03-02T17:30:00Z", (string)body["time"]!);
        Assert.Equal((string)result["Entries"]![0]!["EventId"]!, (string)body["id"]!);
        Assert.Equal("m-1", (string)body["detail"]!["mail"]!["messageId"]!);
        await _sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        Assert.Empty((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url })).Messages ?? []);
    }

    [Theory]
    [InlineData("", "Email Opened", "{}", "InvalidArgument")]
    [InlineData("aws.ses", "Email Opened", "not json", "MalformedDetail")]
    [InlineData("aws.ses", "Email Opened", "[1]", "MalformedDetail")]
    public async Task A_wrong_entry_fails_alone(string source, string detailType, string detail, string code)
    {
        var result = await PutAsync(new { Source = source, DetailType = detailType, Detail = detail }, new { Source = "own", DetailType = "fine", Detail = "{}" });

        Assert.Equal(1, (int)result["FailedEntryCount"]!);
        Assert.Equal(code, (string)result["Entries"]![0]!["ErrorCode"]!);
        Assert.NotNull(result["Entries"]![1]!["EventId"]);
    }

    [Fact]
    public async Task An_operation_that_is_not_served_is_refused()
    {
        using var answer = await PostAsync("AWSEvents.PutRule", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("UnknownOperationException", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["__type"]!);
    }

    [Theory]
    [InlineData("{}", "ValidationException")]
    [InlineData("""{"Entries":[]}""", "ValidationException")]
    [InlineData("{", "SerializationException")]
    public async Task A_wrong_request_is_refused(string body, string code)
    {
        using var answer = await PostAsync("AWSEvents.PutEvents", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["__type"]!);
    }

    async Task<JsonNode> PutAsync(params object[] entries)
    {
        using var answer = await PostAsync("AWSEvents.PutEvents", JsonSerializer.Serialize(new { Entries = entries }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    async Task<HttpResponseMessage> PostAsync(string target, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _host.ControlUrl) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", target);
        return await _http.SendAsync(request);
    }
}
