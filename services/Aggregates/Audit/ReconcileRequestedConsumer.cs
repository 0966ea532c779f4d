using JadaReferral.Contracts.Clicks;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates.Audit;

/// <summary>Compares one vendor's totals with its clicks, or asks for each vendor's comparison by a message of its own. Changes nothing.</summary>
sealed class ReconcileRequestedConsumer(
    VendorHistory history, VendorWalk walk, Recount recount, ITotalsStore totals, IOptions<AggregatesOptions> options, TimeProvider clock)
    : IConsumer<ReconcileRequested>
{
    public Task Consume(ConsumeContext<ReconcileRequested> context) =>
        context.Message.Vendor is { } vendor ? ReconcileAsync(vendor, context) : ShareAsync(context);

    async Task ShareAsync(ConsumeContext<ReconcileRequested> context)
    {
        var request = context.Message;
        var vendors = await history.VendorsAsync(context.CancellationToken);
        var started = new ReconcileStarted { ReconcileId = request.ReconcileId, StartedAt = clock.GetUtcNow(), Vendors = vendors };
        await context.Publish(started, context.CancellationToken);
        foreach (var vendor in vendors)
            await context.Publish(request with { Vendor = vendor }, context.CancellationToken);
    }

    async Task ReconcileAsync(string vendor, ConsumeContext<ReconcileRequested> context)
    {
        var reconciliation = new Reconciliation(recount, totals, options.Value, clock);
        await walk.RunAsync(vendor, context.Message.Since ?? VendorHistory.Beginning, reconciliation, context.CancellationToken);

        var differences = reconciliation.Differences;
        var reconciled = new Reconciled
        {
            ReconcileId = context.Message.ReconcileId,
            ReconciledAt = clock.GetUtcNow(),
            Vendor = vendor,
            ClicksRead = reconciliation.ClicksRead,
            BucketsCompared = reconciliation.BucketsCompared,
            BucketsUnsettled = reconciliation.BucketsUnsettled,
            DifferenceCount = differences.Count,
            Differences = [.. differences.Take(Reconciled.MaxDifferences)],
        };
        await context.Publish(reconciled, context.CancellationToken);
    }
}
