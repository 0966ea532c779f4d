using Amazon.DynamoDBv2;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Storage;

/// <summary>The tables that the dashboard writes.</summary>
public sealed class DashboardTables(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options, OutboxSignal signal)
{
    public OwingTable Vendors { get; } = new(dynamo, options, signal, "vendors", "code");

    public OwingTable Tasks { get; } = new(dynamo, options, signal, "tasks", "task_id");

    public OwingTable Outreach { get; } = new(dynamo, options, signal, "outreach", "email_id", "version");

    public OwingTable People { get; } = new(dynamo, options, signal, "people", "person_id", "record");

    public OwingTable PageLinks { get; } = new(dynamo, options, signal, "page_links", "vendor", "link_id");

    /// <summary>Those whose items may owe events.</summary>
    public IReadOnlyList<OwingTable> Owing => [Vendors, Tasks, Outreach];
}
