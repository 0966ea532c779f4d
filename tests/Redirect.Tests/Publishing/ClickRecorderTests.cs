using JadaReferral.Redirect.Journal;
using JadaReferral.Redirect.Publishing;
using JadaReferral.Redirect.Tests.Journal;
using JadaReferral.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Tests.Publishing;

public sealed class ClickRecorderTests : IDisposable
{
    readonly JournalFolder _folder = new();
    readonly HandDrivenClock _clock = new(DateTimeOffset.UnixEpoch);

    public void Dispose() => _folder.Dispose();

    static Task Record(ClickRecorder recorder, Guid id) =>
        recorder.RecordAsync(new Hit { Id = id, At = DateTimeOffset.UnixEpoch, Code = "solare" });

    ClickRecorder Recorder(ClickJournal journal, DiskCommit disk, ClicksMode mode = ClicksMode.Journal)
    {
        var options = Options.Create(new ClicksOptions { Mode = mode });
        return new ClickRecorder(journal, disk, new Acknowledgements(options, _clock), options);
    }

    [Fact]
    public void In_the_journal_is_enough_by_default_and_nobody_waits()
    {
        using var journal = _folder.Open();
        using var disk = new DiskCommit(journal, NullLogger<DiskCommit>.Instance);
        var id = Guid.NewGuid();
        Assert.True(Record(Recorder(journal, disk), id).IsCompletedSuccessfully);
        Assert.Equal([id], journal.PendingIds());
    }

    [Fact]
    public async Task With_disk_durability_all_who_wait_are_released_by_flushes_that_came_after_them()
    {
        var options = _folder.Options(capacity: 4096, segmentRecords: 256);
        options.Durability = Durability.Disk;
        using var journal = ClickJournal.Open(options);
        using var disk = new DiskCommit(journal, NullLogger<DiskCommit>.Instance);
        var recorder = Recorder(journal, disk);

        var early = Record(recorder, Guid.NewGuid());
        Assert.False(early.IsCompleted);
        await disk.StartAsync(CancellationToken.None);
        await early.WaitAsync(Eventually.DefaultDeadline);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Record(recorder, Guid.NewGuid())))).WaitAsync(Eventually.DefaultDeadline);
        Assert.Equal(201, journal.Backlog);
        Assert.Equal(0, disk.Failed);
        await disk.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_visitor_waits_for_an_absent_broker_no_longer_than_configured_and_the_click_is_in_the_journal()
    {
        using var journal = _folder.Open();
        using var disk = new DiskCommit(journal, NullLogger<DiskCommit>.Instance);
        var id = Guid.NewGuid();
        var waiting = Record(Recorder(journal, disk, ClicksMode.Acknowledged), id);
        Assert.Equal([id], journal.PendingIds());
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.2));
        await waiting.WaitAsync(Eventually.DefaultDeadline);
    }

    [Fact]
    public async Task With_a_full_journal_nobody_waits_for_what_cannot_come()
    {
        using var journal = _folder.Open();
        using var disk = new DiskCommit(journal, NullLogger<DiskCommit>.Instance);
        while (journal.Append(Guid.NewGuid()))
            journal.Maintain();

        await Record(Recorder(journal, disk, ClicksMode.Acknowledged), Guid.NewGuid()).WaitAsync(Eventually.DefaultDeadline);
        Assert.Equal(2, journal.Lost);
    }
}
