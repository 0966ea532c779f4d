using System.Buffers.Binary;
using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Redirect.Journal;

namespace JadaReferral.Redirect.Tests.Journal;

public sealed class ClickJournalTests : IDisposable
{
    readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_field_comes_back_as_it_was_written()
    {
        using var journal = _folder.Open();
        var (id, at) = (Guid.NewGuid(), new DateTimeOffset(2026, 11, 22, 10, 11, 12, TimeSpan.Zero).AddTicks(1234567));
        journal.TryAppend(new Hit
        {
            Id = id,
            At = at,
            Code = "Solare",
            Reason = HitReason.LinkPreview,
            Device = DeviceClass.Tablet,
            Placement = "Table-12",
            ReferrerHost = "WWW.Example.COM",
            Country = "US",
            VisitorKey = Enumerable.Range(1, 16).Select(number => (byte)number).ToArray(),
        });

        Assert.Equal(
            new ClickRecorded
            {
                ClickId = id,
                RecordedAt = at,
                Vendor = "solare",
                Audience = Audiences.Automated,
                AudienceReason = "link-preview",
                Device = "tablet",
                Placement = "table-12",
                ReferrerHost = "www.example.com",
                Country = "US",
                VisitorKey = "0102030405060708090a0b0c0d0e0f10",
            },
            Assert.Single(journal.Pending()).Click);
    }

    [Fact]
    public void The_oldest_that_waits_is_known_until_none_does()
    {
        using var journal = _folder.Open();
        Assert.Null(journal.OldestPendingAt());
        foreach (var second in Enumerable.Range(0, 10))
        {
            Assert.True(journal.TryAppend(new Hit { Id = Guid.NewGuid(), At = DateTimeOffset.UnixEpoch.AddSeconds(second), Code = "solare" }));
            journal.Maintain();
        }

        Assert.Equal(DateTimeOffset.UnixEpoch, journal.OldestPendingAt());
        foreach (var published in journal.Pending(max: 9))
            journal.Finish(published, RecordMark.Published);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(9), journal.OldestPendingAt());
        journal.Finish(Assert.Single(journal.Pending()), RecordMark.Published);
        Assert.Null(journal.OldestPendingAt());
    }

    [Fact]
    public void An_unknown_code_is_kept_cut_and_in_plain_letters()
    {
        using var journal = _folder.Open();
        journal.TryAppend(new Hit { Id = Guid.NewGuid(), At = DateTimeOffset.UnixEpoch, Code = "caf\u00e9 " + new string('x', 100), IsUnknown = true });

        var click = Assert.Single(journal.Pending()).Click;
        Assert.Equal(ClickRecorded.UnknownVendor, click.Vendor);
        Assert.Equal("caf??" + new string('x', 59), click.RequestedCode);
    }

    [Fact]
    public void A_referrer_host_that_finds_no_room_is_left_out_and_nothing_else()
    {
        using var journal = _folder.Open();
        var (code, placement) = (new string('c', 64), new string('p', 64));
        journal.TryAppend(new Hit { Id = Guid.NewGuid(), At = DateTimeOffset.UnixEpoch, Code = code, Placement = placement, ReferrerHost = new string('h', 64) });
        journal.TryAppend(new Hit { Id = Guid.NewGuid(), At = DateTimeOffset.UnixEpoch, Code = code, Placement = placement, ReferrerHost = new string('h', 65) });

        var clicks = journal.Pending().ConvertAll(pending => pending.Click);
        Assert.All(clicks, click => Assert.Equal((code, placement), (click.Vendor, click.Placement)));
        Assert.Equal([new string('h', 64), null], clicks.Select(click => click.ReferrerHost));
    }

    [Fact]
    public void A_full_journal_refuses_counts_and_takes_again_what_publishing_made_room_for()
    {
        using var journal = _folder.Open(capacity: 32, segmentRecords: 8);
        var taken = 0;
        while (journal.Append(Guid.NewGuid()))
        {
            taken++;
            journal.Maintain();
        }

        Assert.True(taken >= 32, $"only {taken} found room");
        Assert.False(journal.Append(Guid.NewGuid()));
        Assert.Equal(2, journal.Lost);

        foreach (var pending in journal.Pending(8))
            journal.Finish(pending, RecordMark.Published);
        journal.Maintain();
        Assert.True(journal.Append(Guid.NewGuid()));
        Assert.Equal(2, journal.Lost);
    }

    [Fact]
    public void A_second_owner_of_a_folder_is_told_so()
    {
        using var journal = _folder.Open();
        var refusal = Assert.Throws<JournalInUseException>(() => _folder.Open());
        Assert.Contains("belongs to another running process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restarting_again_and_again_without_a_broker_uses_up_no_room()
    {
        for (var i = 0; i < 30; i++)
        {
            using var journal = _folder.Open();
            Assert.True(journal.Append(Guid.NewGuid()), $"restart {i} found no room");
        }
    }

    [Fact]
    public void A_segment_of_an_older_layout_is_read_and_then_deleted()
    {
        const int fixedSize = 62;
        var header = new SegmentHeader(Version: 0, RecordSize: 128, fixedSize, Records: 4, FirstSequence: 0);
        var bytes = new byte[header.FileSize];
        header.Write(bytes);
        var id = Guid.NewGuid();
        WriteOldRecord(bytes.AsSpan(SegmentHeader.Size, header.RecordSize), sequence: 0, id);
        Directory.CreateDirectory(_folder.Path);
        var old = Path.Combine(_folder.Path, Segment.FileName(0));
        File.WriteAllBytes(old, bytes);

        using var journal = _folder.Open();
        var newer = Guid.NewGuid();
        Assert.True(journal.Append(newer));
        var pending = journal.Pending();
        Assert.Equal([id, newer], pending.Select(click => click.Click.ClickId));
        Assert.Equal(("puesto", null), (pending[0].Click.Vendor, pending[0].Click.Country));

        journal.Finish(pending[0], RecordMark.Published);
        journal.Maintain();
        Assert.False(File.Exists(old));

        static void WriteOldRecord(Span<byte> record, long sequence, Guid id)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(record, RecordMark.Committed);
            BinaryPrimitives.WriteInt64LittleEndian(record[8..], sequence);
            id.TryWriteBytes(record[24..], bigEndian: true, out _);
            record[59] = (byte)"puesto"u8.Length;
            "puesto"u8.CopyTo(record[fixedSize..]);
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], RecordLayout.Checksum(record[8..(fixedSize + 6)]));
        }
    }

    [Fact]
    public void A_file_that_is_no_segment_or_of_a_newer_layout_stays_and_is_counted()
    {
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllText(Path.Combine(_folder.Path, Segment.FileName(0)), "not a segment");
        var newer = new SegmentHeader(RecordLayout.Version + 1, RecordLayout.RecordSize, RecordLayout.FixedSize, 8, 8);
        var bytes = new byte[newer.FileSize];
        newer.Write(bytes);
        File.WriteAllBytes(Path.Combine(_folder.Path, Segment.FileName(8)), bytes);

        using var journal = _folder.Open();
        Assert.Equal(2, journal.SetAside);
        Assert.True(journal.Append(Guid.NewGuid()));
        Assert.Single(journal.Pending());
        Assert.Equal("not a segment", File.ReadAllText(Path.Combine(_folder.Path, Segment.FileName(0))));
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_folder.Path, Segment.FileName(8))));
    }

    [Fact]
    public void A_segment_that_was_being_made_when_the_process_died_is_forgotten()
    {
        Directory.CreateDirectory(_folder.Path);
        var unfinished = Path.Combine(_folder.Path, Segment.FileName(0) + ".new");
        File.WriteAllBytes(unfinished, new byte[100]);

        using var journal = _folder.Open();
        Assert.False(File.Exists(unfinished));
        Assert.Equal(0, journal.SetAside);
    }

    [Fact]
    public async Task Many_writers_a_publisher_and_a_keeper_at_once_lose_and_double_nothing()
    {
        const int writers = 6;
        const int clicksEach = 1500;
        using var journal = _folder.Open(capacity: 1024, segmentRecords: 64);
        var recorded = new ConcurrentBag<Guid>();
        var seen = new List<Guid>();
        using var stop = new CancellationTokenSource();

        var keeper = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                journal.Maintain();
                await Task.Yield();
            }
        });
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < clicksEach; i++)
            {
                var id = Guid.NewGuid();
                while (!journal.Append(id))
                    await Task.Yield();
                recorded.Add(id);
            }
        })));
        var random = new Random(4711);
        while (!writing.IsCompleted || journal.Backlog > 0)
        {
            // Some are refused now and accepted later.
            foreach (var pending in journal.Pending(50).Where(_ => random.Next(4) > 0))
            {
                seen.Add(pending.Click.ClickId);
                journal.Finish(pending, RecordMark.Published);
            }

            await Task.Yield();
        }

        await writing;
        await stop.CancelAsync();
        await keeper;
        Assert.Equal(writers * clicksEach, seen.Count);
        Assert.Equal(recorded.Order(), seen.Order());
        Assert.Equal(0, journal.Damaged);
    }
}
