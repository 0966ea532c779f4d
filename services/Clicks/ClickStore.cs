using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Clicks;

/// <inheritdoc cref="IClickStore"/>
sealed partial class ClickStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> tables, ILogger<ClickStore> logger) : IClickStore
{
    // DynamoDB's own limits on one request.
    const int MostWrites = 25;
    const int MostReads = 100;
    const int ConcurrentRequests = 8;

    static readonly Dictionary<string, string> KeyNames = new() { ["#v"] = "vendor_name", ["#t"] = "timestamp" };

    readonly string _table = tables.Value.Table("clicks");

    public async Task<IReadOnlyList<Click>> WriteAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken)
    {
        var byKey = clicks.ToDictionary(KeyOf);
        var requests = clicks.Select(click => new WriteRequest(new PutRequest(DynamoItem.From(click))));
        var left = await WriteAsync([.. requests], cancellationToken);
        return [.. left.Select(request => byKey[KeyOf(request.PutRequest.Item)])];
    }

    public async Task<IReadOnlySet<Click>> KnownAsync(IReadOnlyCollection<Click> clicks, CancellationToken cancellationToken)
    {
        var byKey = clicks.ToDictionary(KeyOf);
        var known = new HashSet<Click>();
        foreach (var chunk in clicks.Chunk(MostReads))
        {
            var keys = chunk.Select(click => Key(click.VendorName, click.Timestamp)).ToList();
            var attempt = 0;
            while (keys.Count > 0)
            {
                await PauseAsync(attempt++, cancellationToken);
                var asked = new KeysAndAttributes
                {
                    Keys = keys,
                    ConsistentRead = true,
                    ProjectionExpression = "#v, #t",
                    ExpressionAttributeNames = KeyNames,
                };
                var answer = await dynamo.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = new() { [_table] = asked } }, cancellationToken);
                known.UnionWith((answer.Responses?.GetValueOrDefault(_table) ?? []).Select(item => byKey[KeyOf(item)]));
                keys = answer.UnprocessedKeys?.GetValueOrDefault(_table)?.Keys ?? [];
            }
        }

        return known;
    }

    public async Task<ClickPage> ReadAsync(
        string vendorName, DateTimeOffset since, DateTimeOffset until, int limit, string? after, CancellationToken cancellationToken)
    {
        if (since >= until)
            return new([], null);

        var query = Range(vendorName, since, until);
        query.Limit = limit;
        query.ExclusiveStartKey = after is null ? null : Key(vendorName, after);
        var answer = await dynamo.QueryAsync(query, cancellationToken);
        return new([.. (answer.Items ?? []).Select(DynamoItem.To<Click>)], answer.LastEvaluatedKey?.GetValueOrDefault("timestamp")?.S);
    }

    public async Task<int> DeleteAsync(ClickBucket bucket, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var end = bucket.Start + ClickBucket.Length;
        var deleted = 0;
        var query = Range(bucket.VendorName, bucket.Start, end < before ? end : before);
        query.ConsistentRead = true;
        query.ProjectionExpression = "#v, #t";
        await foreach (var page in dynamo.Paginators.Query(query).Responses.WithCancellation(cancellationToken))
        {
            IReadOnlyList<WriteRequest> left = [.. (page.Items ?? []).Select(key => new WriteRequest(new DeleteRequest(key)))];
            deleted += left.Count;
            var attempt = 0;
            while (left.Count > 0)
            {
                await PauseAsync(attempt++, cancellationToken);
                left = await WriteAsync(left, cancellationToken);
            }
        }

        return deleted;
    }

    public async IAsyncEnumerable<ClickBucket> BucketsBeforeAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scan = new ScanRequest(_table)
        {
            FilterExpression = "#t < :before",
            ProjectionExpression = "#v, #t",
            ExpressionAttributeNames = KeyNames,
            ExpressionAttributeValues = new() { [":before"] = new(ClickKey.Bound(before)) },
        };
        await foreach (var page in dynamo.Paginators.Scan(scan).Responses.WithCancellation(cancellationToken))
        {
            foreach (var key in page.Items ?? [])
                yield return ClickBucket.Of(key["vendor_name"].S, ClickKey.TimeOf(key["timestamp"].S));
        }
    }

    async Task<IReadOnlyList<WriteRequest>> WriteAsync(IReadOnlyList<WriteRequest> requests, CancellationToken cancellationToken)
    {
        var left = new List<WriteRequest>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ConcurrentRequests, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(requests.Chunk(MostWrites), parallel, async (chunk, token) =>
        {
            var unprocessed = await WriteChunkAsync(chunk, token);
            lock (left)
                left.AddRange(unprocessed);
        });
        return left;
    }

    async Task<IReadOnlyList<WriteRequest>> WriteChunkAsync(WriteRequest[] chunk, CancellationToken cancellationToken)
    {
        try
        {
            var request = new BatchWriteItemRequest { RequestItems = new() { [_table] = [.. chunk] } };
            var answer = await dynamo.BatchWriteItemAsync(request, cancellationToken);
            return answer.UnprocessedItems?.GetValueOrDefault(_table) ?? [];
        }
        catch (Exception failure) when (DynamoFailures.IsTransient(failure))
        {
            Log.NotTaken(logger, failure, chunk.Length);
            return chunk;
        }
    }

    static Task PauseAsync(int attempt, CancellationToken cancellationToken) =>
        attempt == 0 ? Task.CompletedTask : Task.Delay(DynamoFailures.BackOff(attempt), cancellationToken);

    QueryRequest Range(string vendorName, DateTimeOffset since, DateTimeOffset until) => new(_table)
    {
        KeyConditionExpression = "#v = :vendor AND #t BETWEEN :since AND :until",
        ExpressionAttributeNames = KeyNames,
        ExpressionAttributeValues = new()
        {
            [":vendor"] = new(vendorName),
            [":since"] = new(ClickKey.Bound(since)),
            [":until"] = new(ClickKey.Bound(until)),
        },
    };

    static Dictionary<string, AttributeValue> Key(string vendorName, string timestamp) =>
        new() { ["vendor_name"] = new(vendorName), ["timestamp"] = new(timestamp) };

    static (string, string) KeyOf(Click click) => (click.VendorName, click.Timestamp);

    static (string, string) KeyOf(Dictionary<string, AttributeValue> item) => (item["vendor_name"].S, item["timestamp"].S);

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} clicks were not written this time and will be written again")]
        public static partial void NotTaken(ILogger logger, Exception failure, int count);
    }
}
