using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Clicks.Import;

/// <summary>
/// Takes over past clicks. Lines that can't be taken are named with their reason; the others are stored as any click is. Every touched bucket is
/// announced, also of clicks that are known: the attempt that stored them may have ended before it announced them.
/// </summary>
sealed class ClickImportRequestedConsumer(IClickStore store, ClickIntake intake, ClickRules rules, IBus bus, IOptions<ClicksOptions> options, TimeProvider clock)
    : IConsumer<ClickImportRequested>
{
    // A line may stand for thousands of clicks: they are stored in portions.
    const int Portion = 2000;

    public async Task Consume(ConsumeContext<ClickImportRequested> context)
    {
        var part = context.Message;
        var refused = new List<RefusedLine>();
        var lines = Read(part, refused);

        long taken = 0, known = 0;
        foreach (var portion in lines.SelectMany(line => line.Rows()).DistinctBy(click => (click.VendorName, click.Timestamp)).Chunk(Portion))
        {
            var before = await store.KnownAsync(portion, context.CancellationToken);
            await intake.StoreAsync([.. portion.Except(before)], ClicksStoredAnnouncement.Through(bus, clock), context.CancellationToken);
            await AnnounceAsync(context, before);
            known += before.Count;
            taken += portion.Length - before.Count;
        }

        // A click that another line of this part stood for as well is known, too.
        known += lines.Sum(line => (long)line.ClickCount) - taken - known;
        await ReportAsync(context, new()
        {
            ImportId = part.ImportId,
            ImportedAt = clock.GetUtcNow(),
            FirstLine = part.FirstLine,
            LineCount = part.Lines.Count,
            Taken = taken,
            Known = known,
            Refused = refused,
        });
    }

    List<ImportedLine> Read(ClickImportRequested part, List<RefusedLine> refused)
    {
        var taken = new List<ImportedLine>();
        ImportLines reader;
        try
        {
            reader = ImportLines.For(part.Header, rules, options.Value.MaxImportedPerLine);
        }
        catch (FormatException unreadable)
        {
            refused.Add(new(1, unreadable.Message));
            return taken;
        }

        for (var i = 0; i < part.Lines.Count; i++)
        {
            try
            {
                if (reader.Read(part.Lines[i]) is { } line)
                    taken.Add(line);
            }
            catch (FormatException unreadable)
            {
                refused.Add(new(part.FirstLine + i, unreadable.Message));
            }
        }

        return taken;
    }

    Task AnnounceAsync(ConsumeContext context, IReadOnlySet<Click> known)
    {
        var buckets = known.Select(ClickRow.BucketOf).Distinct().ToList();
        return buckets.Count == 0 ? Task.CompletedTask : ClicksStoredAnnouncement.Through(context, clock)(buckets, context.CancellationToken);
    }

    static Task ReportAsync(ConsumeContext context, ClicksImported report) =>
        context.ResponseAddress is null ? context.Publish(report, context.CancellationToken) : context.RespondAsync(report);
}
