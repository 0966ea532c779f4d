using System.Collections.Concurrent;
using System.Reflection;
using Amazon.DynamoDBv2;

namespace JadaReferral.Dashboard.Tests;

/// <summary>A client that remembers which of its operations were called.</summary>
public class CountedDynamo : DispatchProxy
{
    IAmazonDynamoDB? _real;

    /// <summary>The names of the operations, in no order.</summary>
    public ConcurrentBag<string> Calls { get; } = [];

    public static (IAmazonDynamoDB Client, CountedDynamo Counted) Around(IAmazonDynamoDB real)
    {
        var client = Create<IAmazonDynamoDB, CountedDynamo>();
        var counted = (CountedDynamo)(object)client;
        counted._real = real;
        return (client, counted);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name.EndsWith("Async", StringComparison.Ordinal))
            Calls.Add(targetMethod.Name);
        return targetMethod.Invoke(_real, args);
    }
}
