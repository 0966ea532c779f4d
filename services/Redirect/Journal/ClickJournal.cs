namespace JadaReferral.Redirect.Journal;

/// <summary>
/// Every answered click until the broker has it. Appending reserves a number, writes into mapped memory and commits the record by its
/// mark: no system call, no lock. The mark is the commit point: what is committed survives the process and is published, once or more,
/// until it is marked final.
/// </summary>
/// <remarks>
/// Any number of threads append. One calls <see cref="CollectPending"/> and <see cref="Finish"/> (the publisher), one calls
/// <see cref="Maintain"/> (the keeper).
/// </remarks>
sealed class ClickJournal : IDisposable
{
    readonly Lock _gate = new();
    readonly Lock _retiring = new();
    readonly JournalOptions _options;
    readonly FolderLock _lock;
    readonly List<Segment> _segments;
    readonly Segment[] _ring;
    readonly int _shift;
    readonly int _mask;
    readonly long _base;
    readonly long _recoveredUntil;
    long _tail;
    long _limit;
    long _finishedTotal;
    long _lost;
    long _flushed;

    ClickJournal(JournalOptions options, FolderLock folderLock, JournalRecovery.Result recovered)
    {
        _options = options;
        _lock = folderLock;
        _segments = recovered.Segments;
        _shift = int.Log2(options.SegmentRecords);
        _mask = options.SegmentRecords - 1;
        _ring = new Segment[options.MaxSegments];
        _base = recovered.NextSequence;
        _tail = _limit = recovered.NextSequence;
        Recovered = recovered.Pending;
        Damaged = recovered.Damaged;
        SetAside = recovered.SetAside;

        if (recovered.Continued is { } last)
        {
            _base = last.First;
            _limit = last.First + last.Header.Records;
            _ring[0] = last;
        }

        _recoveredUntil = _flushed = _tail;
    }

    /// <summary>Unpublished records found when the journal was opened.</summary>
    public int Recovered { get; }

    /// <summary>Records whose bytes were not what had been written, since the journal was opened.</summary>
    public int Damaged { get; private set; }

    /// <summary>Files that are no whole segment, or of a layout this version doesn't know; they stay in the folder.</summary>
    public int SetAside { get; }

    /// <summary>Clicks that were answered but not recorded because the journal was full, since it was opened.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Clicks recorded since it was opened.</summary>
    public long Appended => Volatile.Read(ref _tail) - _recoveredUntil;

    /// <summary>Clicks waiting for the broker.</summary>
    public long Backlog => Recovered + Appended - Volatile.Read(ref _finishedTotal);

    public int Capacity => _options.Capacity;

    public Durability Durability => _options.Durability;

    /// <summary>Opens the folder, recovering what an earlier process left.</summary>
    /// <exception cref="JournalInUseException">Another process owns the folder.</exception>
    public static ClickJournal Open(JournalOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        var folderLock = FolderLock.Take(options.Folder);
        try
        {
            var journal = new ClickJournal(options, folderLock, JournalRecovery.Recover(options));
            journal.Maintain();
            return journal;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Records a click. False when there is no room: the loss is counted in <see cref="Lost"/>.</summary>
    public bool TryAppend(in Hit hit)
    {
        long sequence;
        do
        {
            sequence = Volatile.Read(ref _tail);
            if (sequence >= Volatile.Read(ref _limit))
            {
                Interlocked.Increment(ref _lost);
                return false;
            }
        }
        while (Interlocked.CompareExchange(ref _tail, sequence + 1, sequence) != sequence);

        // Nothing from here to the mark can throw: a reserved record is always committed unless the process dies.
        var (segment, index) = Locate(sequence);
        RecordLayout.Write(segment.Record(index), sequence, hit);
        segment.Mark(index, RecordMark.Committed);
        return true;
    }

    /// <summary>Adds the oldest pending clicks to <paramref name="batch"/> until it holds <paramref name="max"/>.</summary>
    public void CollectPending(List<PendingRecord> batch, int max)
    {
        lock (_gate)
        {
            var tail = Volatile.Read(ref _tail);
            foreach (var segment in _segments)
            {
                segment.AdvanceFinished();
                var end = (int)Math.Min(segment.End, tail - segment.First);
                for (var index = segment.Finished; index < end && batch.Count < max; index++)
                {
                    // A free record before the tail is being written at this moment.
                    if (segment.MarkOf(index) != RecordMark.Committed)
                        continue;
                    if (segment.IsIntact(index))
                        batch.Add(PendingRecord.Of(segment, index));
                    else
                        GiveUpDamaged(segment, index);
                }

                if (batch.Count == max)
                    return;
            }
        }
    }

    /// <summary>When the oldest click that waits for the broker was recorded; null when none waits.</summary>
    public DateTimeOffset? OldestPendingAt()
    {
        lock (_gate)
        {
            var tail = Volatile.Read(ref _tail);
            foreach (var segment in _segments)
            {
                var end = (int)Math.Min(segment.End, tail - segment.First);
                for (var index = segment.Finished; index < end; index++)
                {
                    if (segment.MarkOf(index) == RecordMark.Committed && segment.IsIntact(index))
                        return RecordLayout.ReadAt(segment.Record(index));
                }
            }

            return null;
        }
    }

    /// <summary>Settles a pending record. The last touch of its record: the segment may be gone afterwards.</summary>
    public void Finish(in PendingRecord pending, uint mark)
    {
        Interlocked.Increment(ref _finishedTotal);
        pending.Segment.Mark(pending.Index, mark);
    }

    /// <summary>
    /// Deletes segments whose records are all final and keeps a whole free segment ahead of the writers, as far as the capacity allows.
    /// </summary>
    /// <exception cref="IOException">The disk is full or gone; what is mapped stays usable.</exception>
    public void Maintain()
    {
        Retire();
        while (_limit - Volatile.Read(ref _tail) < _options.SegmentRecords && Count() < _options.MaxSegments)
        {
            var segment = Segment.Create(
                _options.Folder,
                SegmentHeader.Current(_options.SegmentRecords, _limit),
                flush: _options.Durability == Durability.Disk);
            lock (_gate)
                _segments.Add(segment);
            _ring[(int)(((_limit - _base) >> _shift) % _ring.Length)] = segment;
            Volatile.Write(ref _limit, _limit + _options.SegmentRecords);
        }
    }

    /// <summary>Returns when every record committed before the call is on the disk.</summary>
    public void Flush()
    {
        lock (_retiring)
        {
            // Up to the first record that is still being written: whoever writes it will ask for another flush.
            var committed = _flushed;
            for (var tail = Volatile.Read(ref _tail); committed < tail; committed++)
            {
                var (segment, index) = Locate(committed);
                if (segment.MarkOf(index) == RecordMark.Free)
                    break;
            }

            Segment[] written;
            lock (_gate)
                written = [.. _segments.Where(segment => segment.First < Volatile.Read(ref _tail) && segment.First + segment.End > _flushed)];
            foreach (var segment in written)
                segment.Flush();
            _flushed = committed;
        }
    }

    /// <summary>Takes no more clicks, waits the moment that those being written need, and gives the folder up.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _limit, 0);
        lock (_retiring)
            lock (_gate)
            {
                var wait = default(SpinWait);
                foreach (var segment in _segments)
                {
                    for (var index = segment.Finished; index < Math.Min(segment.End, Volatile.Read(ref _tail) - segment.First); index++)
                    {
                        while (segment.MarkOf(index) == RecordMark.Free)
                            wait.SpinOnce();
                    }

                    segment.Dispose();
                }

                _segments.Clear();
            }

        _lock.Dispose();
    }

    (Segment Segment, int Index) Locate(long sequence)
    {
        var number = sequence - _base;
        return (_ring[(int)((number >> _shift) % _ring.Length)], (int)(number & _mask));
    }

    int Count()
    {
        lock (_gate)
            return _segments.Count;
    }

    void Retire()
    {
        lock (_retiring)
        {
            List<Segment> done;
            lock (_gate)
            {
                var tail = Volatile.Read(ref _tail);
                done = [.. _segments.Where(segment => segment.First + segment.End <= tail && segment.AdvanceFinished())];
                _segments.RemoveAll(done.Contains);
            }

            foreach (var segment in done)
                segment.Delete();
        }
    }

    void GiveUpDamaged(Segment segment, int index)
    {
        Damaged++;
        Interlocked.Increment(ref _finishedTotal);
        segment.Mark(index, RecordMark.Damaged);
    }
}
