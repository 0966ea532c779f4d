using JadaReferral.Contracts.Clicks;
using JadaReferral.Redirect.Journal;

namespace JadaReferral.Redirect.Tests.Journal;

/// <summary>A journal folder of a test's own. A crash is a copy of the files as they are at that moment.</summary>
sealed class JournalFolder : IDisposable
{
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("jada-journal-");
    int _copies;

    public JournalFolder() => Path = System.IO.Path.Combine(_root.FullName, "0");

    /// <summary>The folder, or the copy that the last crash left.</summary>
    public string Path { get; private set; }

    public IEnumerable<string> Segments => Directory.EnumerateFiles(Path, "*" + Segment.Extension).Order(StringComparer.Ordinal);

    /// <summary>Small, so that a few clicks reach the next segment and a few dozen the capacity.</summary>
    public JournalOptions Options(int capacity = 32, int segmentRecords = 8) =>
        new() { Folder = Path, Capacity = capacity, SegmentRecords = segmentRecords };

    public ClickJournal Open(int capacity = 32, int segmentRecords = 8) => ClickJournal.Open(Options(capacity, segmentRecords));

    /// <summary>From here on the folder is what a process would find that starts after this one was killed now.</summary>
    public void Crash()
    {
        var copy = System.IO.Path.Combine(_root.FullName, (++_copies).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(copy);
        foreach (var file in Segments)
            File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
        Path = copy;
    }

    public void Dispose() => _root.Delete(recursive: true);
}

static class JournalTestExtensions
{
    extension(PendingRecord pending)
    {
        /// <summary>The record of a test that knows it to be a click.</summary>
        public ClickRecorded Click => (ClickRecorded)pending.Message;
    }

    public static bool Append(this ClickJournal journal, Guid id, string code = "solare") =>
        journal.TryAppend(new Hit { Id = id, At = DateTimeOffset.UnixEpoch, Code = code });

    public static List<PendingRecord> Pending(this ClickJournal journal, int max = int.MaxValue)
    {
        var batch = new List<PendingRecord>();
        journal.CollectPending(batch, max);
        return batch;
    }

    public static List<Guid> PendingIds(this ClickJournal journal) => [.. journal.Pending().Select(pending => pending.Click.ClickId)];
}
