using System.Globalization;

namespace JadaReferral.Redirect.Journal;

/// <summary>Reads what an earlier process left in a journal folder.</summary>
static class JournalRecovery
{
    /// <summary>What was found.</summary>
    /// <param name="Segments">With something to publish, oldest first, and the one to continue.</param>
    /// <param name="Continued">The newest one, when appending can go on in it.</param>
    /// <param name="NextSequence">The number of the next record.</param>
    /// <param name="Pending">Records to be published.</param>
    /// <param name="Damaged">Records whose bytes are not what had been written.</param>
    /// <param name="SetAside">Files that could not be read as segments and stay where they are.</param>
    public sealed record Result(List<Segment> Segments, Segment? Continued, long NextSequence, int Pending, int Damaged, int SetAside);

    public static Result Recover(JournalOptions options)
    {
        // A segment that was being made has no record yet.
        foreach (var unfinished in Directory.EnumerateFiles(options.Folder, "*" + Segment.Extension + ".new"))
            File.Delete(unfinished);

        var segments = new List<Segment>();
        Segment? continued = null;
        var (next, pending, damaged, setAside) = (0L, 0, 0, 0);
        foreach (var path in Directory.EnumerateFiles(options.Folder, "*" + Segment.Extension).Order(StringComparer.Ordinal))
        {
            if (!Segment.TryReadHeader(path, out var header) || header.Version > RecordLayout.Version)
            {
                setAside++;
                next = Math.Max(next, AfterName(path, options));
                continue;
            }

            var segment = Segment.Open(path, header);
            var (used, segmentPending, segmentDamaged) = Inspect(segment);
            if (used == 0)
            {
                // Made ahead and never used. Continuing the one before it instead keeps a process that restarts in a loop from using up the capacity.
                segment.Delete();
                continue;
            }

            pending += segmentPending;
            damaged += segmentDamaged;
            segments.Add(segment);

            // Only the newest can go on being written, and only when this process would have made it the same.
            var continues = header.IsCurrentLayout && header.Records == options.SegmentRecords && header.FirstSequence >= next;
            if (continued is not null)
                continued.End = (int)Math.Min(continued.End, next - continued.First);
            continued = continues ? segment : null;
            segment.End = continues ? header.Records : used;
            next = Math.Max(next, header.FirstSequence + (continues ? used : header.Records));
        }

        return new Result(segments, continued, next, pending, damaged, setAside);
    }

    /// <summary>
    /// Settles every record that is neither pending nor final: a free one before the last used one was reserved by a process that died
    /// before it answered; one whose bytes are wrong is damaged. A torn last record is one of the two.
    /// </summary>
    static (int Used, int Pending, int Damaged) Inspect(Segment segment)
    {
        var used = segment.Header.Records;
        while (used > 0 && segment.MarkOf(used - 1) == RecordMark.Free)
            used--;

        var (pending, damaged) = (0, 0);
        for (var index = 0; index < used; index++)
        {
            switch (segment.MarkOf(index))
            {
                case RecordMark.Free:
                    segment.Mark(index, RecordMark.Abandoned);
                    break;
                case RecordMark.Committed when segment.IsIntact(index):
                    pending++;
                    break;
                case var mark when RecordMark.IsFinal(mark):
                    break;
                default:
                    segment.Mark(index, RecordMark.Damaged);
                    damaged++;
                    break;
            }
        }

        return (used, pending, damaged);
    }

    /// <summary>A number behind everything in a file whose header says nothing trustworthy, so that no new file takes its name.</summary>
    static long AfterName(string path, JournalOptions options)
    {
        var digits = Path.GetFileNameWithoutExtension(path).AsSpan().TrimStart("clicks-");
        return long.TryParse(digits, CultureInfo.InvariantCulture, out var first) && first >= 0 && first < long.MaxValue / 2 ? first + options.SegmentRecords : 0;
    }
}
