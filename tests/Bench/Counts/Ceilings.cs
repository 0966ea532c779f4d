using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Bench.Counts;

/// <summary>What the emulators themselves can do in this run, asked by bare clients: no drain can be faster.</summary>
static class Ceilings
{
    const int AtOnce = 8;
    const int ItemsARequest = 25;
    const int MessagesARequest = 10;

    /// <summary>Items of a click's shape that BatchWriteItem takes a second, into a table of its own.</summary>
    public static async Task<double> WritesAsync(IAmazonDynamoDB dynamo, IReadOnlyCollection<ClickRecorded> clicks, CancellationToken cancellationToken)
    {
        const string Table = "bench_ceiling";
        await dynamo.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = Table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema = [new("vendor", KeyType.HASH), new("click_id", KeyType.RANGE)],
                AttributeDefinitions = [new("vendor", ScalarAttributeType.S), new("click_id", ScalarAttributeType.S)],
            },
            cancellationToken);
        var requests = clicks.Select(click => new WriteRequest(new PutRequest(DynamoItem.From(click)))).Chunk(ItemsARequest).ToList();
        return await RateAsync(requests, clicks.Count, async (some, token) =>
        {
            var left = some.ToList();
            while (left.Count > 0)
            {
                var answer = await dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [Table] = left } }, token);
                left = answer.UnprocessedItems?.GetValueOrDefault(Table) ?? [];
            }
        }, cancellationToken);
    }

    /// <summary>Messages of a click's size that can be received and deleted a second, from a queue of their own.</summary>
    public static async Task<double> ReceivesAsync(IAmazonSQS sqs, int messages, CancellationToken cancellationToken)
    {
        const int Characters = 1024;
        var queue = (await sqs.CreateQueueAsync("bench-ceiling", cancellationToken)).QueueUrl;
        var body = new string('x', Characters);
        var sends = Enumerable.Range(0, messages).Chunk(MessagesARequest).ToList();
        await RateAsync(sends, messages, (some, token) => sqs.SendMessageBatchAsync(
            new SendMessageBatchRequest { QueueUrl = queue, Entries = [.. some.Select(number => new SendMessageBatchRequestEntry { Id = $"m{number}", MessageBody = body })] },
            token), cancellationToken);

        var left = messages;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => TakeAsync()));
        return messages / clock.Elapsed.TotalSeconds;

        async Task TakeAsync()
        {
            while (Volatile.Read(ref left) > 0)
            {
                var request = new ReceiveMessageRequest { QueueUrl = queue, MaxNumberOfMessages = MessagesARequest, WaitTimeSeconds = 0 };
                var taken = (await sqs.ReceiveMessageAsync(request, cancellationToken)).Messages ?? [];
                if (taken.Count == 0)
                    continue;
                await sqs.DeleteMessageBatchAsync(
                    new DeleteMessageBatchRequest
                    {
                        QueueUrl = queue,
                        Entries = [.. taken.Select((message, index) => new DeleteMessageBatchRequestEntry { Id = $"d{index}", ReceiptHandle = message.ReceiptHandle })],
                    },
                    cancellationToken);
                Interlocked.Add(ref left, -taken.Count);
            }
        }
    }

    static async Task<double> RateAsync<T>(IEnumerable<T> requests, int things, Func<T, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (request, token) => await send(request, token));
        return things / clock.Elapsed.TotalSeconds;
    }
}
