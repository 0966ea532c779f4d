using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace JadaReferral.Aggregates.Tests.Capacity;

/// <summary>A DynamoDB client that asks with every request what it cost, and adds that up.</summary>
sealed class MeteredDynamo(AWSCredentials credentials, AmazonDynamoDBConfig config) : AmazonDynamoDBClient(credentials, config)
{
    readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);
    readonly ConcurrentBag<(string Table, bool Write, double Units)> _consumed = [];

    public IReadOnlyDictionary<string, int> Requests => _requests;

    public double Units(string table, bool write) =>
        _consumed.Where(one => one.Write == write && one.Table.EndsWith(table, StringComparison.Ordinal)).Sum(one => one.Units);

    public override async Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default)
    {
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        var answer = await base.PutItemAsync(request, cancellationToken);
        Note("PutItem", write: true, answer.ConsumedCapacity);
        return answer;
    }

    public override async Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default)
    {
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        var answer = await base.GetItemAsync(request, cancellationToken);
        Note("GetItem", write: false, answer.ConsumedCapacity);
        return answer;
    }

    public override async Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default)
    {
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        var answer = await base.QueryAsync(request, cancellationToken);
        Note("Query", write: false, answer.ConsumedCapacity);
        return answer;
    }

    public override async Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default)
    {
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        var answer = await base.BatchWriteItemAsync(request, cancellationToken);
        Note("BatchWriteItem", write: true, [.. answer.ConsumedCapacity ?? []]);
        return answer;
    }

    void Note(string action, bool write, params ConsumedCapacity[] consumed)
    {
        _requests.AddOrUpdate(action, 1, (_, count) => count + 1);
        foreach (var one in consumed)
            _consumed.Add((one.TableName, write, one.CapacityUnits ?? 0));
    }
}
