using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.Stack;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Local.Tests;

/// <summary>What the launcher mends: messages on disk survive being handed back, and the death of the process.</summary>
[Trait("Needs", "emulators")]
public sealed class FauxqsTests : IDisposable
{
    readonly string _data = Directory.CreateTempSubdirectory("jada-fauxqs-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_message_that_is_handed_back_is_received_again_with_its_count()
    {
        await using var emulator = await StartAsync();
        using var sqs = Client(emulator);
        var url = (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "handed-back" })).QueueUrl;
        await sqs.SendMessageAsync(url, "keep me");
        var first = await ReceiveAsync(sqs, url);

        await sqs.ChangeMessageVisibilityAsync(url, first.ReceiptHandle, 0);

        var second = await ReceiveAsync(sqs, url);
        Assert.Equal("keep me", second.Body);
        Assert.Equal("2", second.Attributes!["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_process_was_killed()
    {
        string url;
        await using (var emulator = await StartAsync())
        {
            using var sqs = Client(emulator);
            url = (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "survives" })).QueueUrl;
            await sqs.SendMessageAsync(url, "keep me");
            var handedBack = await ReceiveAsync(sqs, url);
            await sqs.ChangeMessageVisibilityAsync(url, handedBack.ReceiptHandle, 0);
            emulator.Kill();
            await emulator.Exited;
        }

        await using var again = await StartAsync();
        using var client = Client(again);
        var found = (await client.GetQueueUrlAsync("survives")).QueueUrl;
        Assert.Equal("keep me", (await ReceiveAsync(client, found)).Body);
    }

    async Task<Emulator> StartAsync()
    {
        var node = await EmulatorPackages.EnsureAsync(progress: null, CancellationToken.None);
        return await Emulator.StartAsync(EmulatorKind.SqsSnsS3, node, port: 0, _data, LocalAws.Region, line: null, CancellationToken.None);
    }

    static IAmazonSQS Client(Emulator emulator) =>
        AwsAccess.To(LocalSettings.For(LocalAws.Region, [(EmulatorKind.SqsSnsS3, emulator.Url)])).Sqs();

    static Task<Message> ReceiveAsync(IAmazonSQS sqs, string url) => Eventually.Get(
        async () => (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MessageSystemAttributeNames = ["ApproximateReceiveCount"] })).Messages?.FirstOrDefault(),
        "the message is received");
}
