using JadaReferral.Contracts.Clicks;
using MassTransit;

namespace JadaReferral.Aggregates.Audit;

/// <summary>
/// Rebuilds one vendor, or asks for each vendor's rebuild by a message of its own, so that instances share the work and a crash repeats one vendor only.
/// Acknowledged when every bucket is right; a repetition finds what is done already equal and goes over it quickly.
/// </summary>
sealed class RebuildRequestedConsumer(VendorHistory history, VendorWalk walk, Recount recount, TimeProvider clock) : IConsumer<RebuildRequested>
{
    static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(500);

    public Task Consume(ConsumeContext<RebuildRequested> context) =>
        context.Message.Vendor is { } vendor ? RebuildAsync(vendor, context) : ShareAsync(context);

    async Task ShareAsync(ConsumeContext<RebuildRequested> context)
    {
        var request = context.Message;
        var vendors = await history.VendorsAsync(context.CancellationToken);
        await context.Publish(new RebuildStarted { RebuildId = request.RebuildId, StartedAt = clock.GetUtcNow(), Vendors = vendors }, context.CancellationToken);
        foreach (var vendor in vendors)
            await context.Publish(request with { Vendor = vendor }, context.CancellationToken);
    }

    async Task RebuildAsync(string vendor, ConsumeContext<RebuildRequested> context)
    {
        var reported = clock.GetTimestamp();
        var rebuild = new Rebuild(recount, (sofar, token) =>
        {
            if (clock.GetElapsedTime(reported) < ReportEvery)
                return Task.CompletedTask;
            reported = clock.GetTimestamp();
            return context.Publish(Progress(vendor, context.Message, sofar, finished: false), token);
        });

        await walk.RunAsync(vendor, context.Message.Since ?? VendorHistory.Beginning, rebuild, context.CancellationToken);

        if (rebuild.Total is { } total)
            await context.Publish(Announcement.Of(total), context.CancellationToken);
        await context.Publish(Progress(vendor, context.Message, rebuild, finished: true), context.CancellationToken);
    }

    RebuildProgressed Progress(string vendor, RebuildRequested request, Rebuild rebuild, bool finished) => new()
    {
        RebuildId = request.RebuildId,
        ReportedAt = clock.GetUtcNow(),
        Vendor = vendor,
        BucketsCounted = rebuild.BucketsCounted,
        BucketsChanged = rebuild.BucketsChanged,
        ClicksRead = rebuild.ClicksRead,
        Finished = finished,
    };
}
