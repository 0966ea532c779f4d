using JadaReferral.Contracts.Clicks;
using MassTransit;

namespace JadaReferral.Dashboard.Counting;

/// <summary>What an import came to.</summary>
/// <param name="ImportId">Identifies it; give the same file again at any time.</param>
/// <param name="Taken">Clicks that are new.</param>
/// <param name="Known">Clicks that were stored before.</param>
/// <param name="RefusedCount">Lines that can't be taken.</param>
/// <param name="Refused">The first of them, and why.</param>
public sealed record ImportResult(Guid ImportId, long Taken, long Known, int RefusedCount, IReadOnlyList<RefusedLine> Refused);

/// <summary>Asks Aggregates to count again or to compare, and Clicks to take over past clicks.</summary>
public sealed class CountingDesk(IBus bus, CountingRuns runs, TimeProvider clock)
{
    const int MostRefusedShown = 200;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Counts every bucket again, of one vendor or all; safe at any time.</summary>
    public async Task<CountingRun> Rebuild(string? vendor, DateTimeOffset? since, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var message = new RebuildRequested { RebuildId = Guid.CreateVersion7(now), RequestedAt = now, Vendor = vendor, Since = since };
        runs.Requested(message.RebuildId, CountingRun.Rebuild, vendor, by, now);
        await bus.Publish(message, cancellationToken);
        return runs.Get(message.RebuildId)!;
    }

    /// <summary>Compares every bucket with the stored clicks and changes nothing.</summary>
    public async Task<CountingRun> Reconcile(string? vendor, DateTimeOffset? since, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var message = new ReconcileRequested { ReconcileId = Guid.CreateVersion7(now), RequestedAt = now, Vendor = vendor, Since = since };
        runs.Requested(message.ReconcileId, CountingRun.Reconcile, vendor, by, now);
        await bus.Publish(message, cancellationToken);
        return runs.Get(message.ReconcileId)!;
    }

    /// <summary>
    /// Takes over a file of past clicks, part by part: CSV with a first line that names its columns, or a DynamoDB JSON export.
    /// Giving the same file again takes nothing twice, so a broken connection is mended by doing it over.
    /// </summary>
    public async Task<Outcome<ImportResult>> Import(TextReader file, bool isCsv, CancellationToken cancellationToken)
    {
        var importId = Guid.CreateVersion7(clock.GetUtcNow());
        var client = bus.CreateRequestClient<ClickImportRequested>(Patience);
        var header = isCsv ? await file.ReadLineAsync(cancellationToken) : null;
        if (isCsv && string.IsNullOrWhiteSpace(header))
            return Refusal.Invalid("no-header", "The file is empty, or its first line does not name the columns.");

        var (taken, known, refusedCount, refused) = (0L, 0L, 0, new List<RefusedLine>());
        var nextLine = isCsv ? 2 : 1;
        try
        {
            await foreach (var lines in Parts(file, cancellationToken))
            {
                var part = new ClickImportRequested { ImportId = importId, RequestedAt = clock.GetUtcNow(), Header = header, FirstLine = nextLine, Lines = lines };
                var answer = (await client.GetResponse<ClicksImported>(part, cancellationToken)).Message;
                taken += answer.Taken;
                known += answer.Known;
                refusedCount += answer.Refused.Count;
                refused.AddRange(answer.Refused.Take(MostRefusedShown - refused.Count));
                nextLine += lines.Count;
            }
        }
        catch (RequestTimeoutException)
        {
            return Refusal.Conflict("clicks-silent", $"Clicks stopped answering at line {nextLine}. Give the whole file again: nothing is taken twice.");
        }
        catch (LineTooLongException)
        {
            return Refusal.Invalid("line-too-long", $"Line {nextLine} or one soon after is longer than {ClickImportRequested.MaxCharacters:N0} characters. Is this the right file?");
        }
        return new ImportResult(importId, taken, known, refusedCount, refused);
    }

    internal static async IAsyncEnumerable<List<string>> Parts(
        TextReader file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var characters = 0;
        while (await file.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > ClickImportRequested.MaxCharacters)
                throw new LineTooLongException();
            if (lines.Count == ClickImportRequested.MaxLines || characters + line.Length > ClickImportRequested.MaxCharacters)
            {
                yield return lines;
                (lines, characters) = ([], 0);
            }
            lines.Add(line);
            characters += line.Length;
        }
        if (lines.Count > 0)
            yield return lines;
    }
}

/// <summary>A line is too long for a message.</summary>
public sealed class LineTooLongException : Exception;
