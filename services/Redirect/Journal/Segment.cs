using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace JadaReferral.Redirect.Journal;

/// <summary>
/// One mapped file of records. Writers touch a record only between reserving and committing it, so a segment whose records are all
/// final has no writer left and can be unmapped.
/// </summary>
sealed unsafe class Segment : IDisposable
{
    /// <summary>Ends the name of a segment file.</summary>
    public const string Extension = ".segment";

    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _view;
    readonly byte* _start;
    int _finished;

    Segment(string path, SegmentHeader header, int end)
    {
        Path = path;
        Header = header;
        End = end;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.ReadWrite);
        _view = _file.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public string Path { get; }

    public SegmentHeader Header { get; }

    public long First => Header.FirstSequence;

    /// <summary>Records from here on are never written by this process.</summary>
    public int End { get; set; }

    /// <summary>Every record before this one is final.</summary>
    public int Finished => _finished;

    public static string FileName(long firstSequence) => $"clicks-{firstSequence:D19}{Extension}";

    /// <summary>
    /// Makes a new file. Its blocks are written, not merely promised: a disk that runs full fails here, in the background,
    /// and never as a fault on a mapped page in the middle of a request.
    /// </summary>
    public static Segment Create(string folder, SegmentHeader header, bool flush)
    {
        var path = System.IO.Path.Combine(folder, FileName(header.FirstSequence));
        var unfinished = path + ".new";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            var page = new byte[1 << 16];
            header.Write(page);
            for (var left = header.FileSize; left > 0; left -= page.Length)
            {
                file.Write(page, 0, (int)Math.Min(page.Length, left));
                if (left == header.FileSize)
                    Array.Clear(page, 0, SegmentHeader.Size);
            }

            file.Flush(flush);
        }

        File.Move(unfinished, path);
        var segment = new Segment(path, header, header.Records);
        segment.TouchPages();
        return segment;
    }

    /// <summary>Maps an existing file whose header was read.</summary>
    public static Segment Open(string path, SegmentHeader header) => new(path, header, header.Records);

    /// <summary>Reads a file's header; false when the file is no whole segment.</summary>
    public static bool TryReadHeader(string path, out SegmentHeader header)
    {
        using var file = File.OpenHandle(path);
        var page = new byte[SegmentHeader.Size];
        var read = RandomAccess.Read(file, page, 0);
        return SegmentHeader.TryRead(page.AsSpan(0, read), RandomAccess.GetLength(file), out header);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Record(int index) =>
        new(_start + SegmentHeader.Size + ((long)index * Header.RecordSize), Header.RecordSize);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint MarkOf(int index) => Volatile.Read(ref MarkAt(index));

    /// <summary>Everything written to the record before is visible to whoever sees the mark, in this process and in the file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(int index, uint mark) => Volatile.Write(ref MarkAt(index), mark);

    public bool IsIntact(int index) => RecordLayout.IsIntact(Record(index), First + index, Header.FixedSize);

    /// <summary>Moves <see cref="Finished"/> over final records and says whether all up to <see cref="End"/> are.</summary>
    public bool AdvanceFinished()
    {
        while (_finished < End && RecordMark.IsFinal(MarkOf(_finished)))
            _finished++;
        return _finished == End;
    }

    /// <summary>Returns when the file's pages are on the disk.</summary>
    public void Flush() => _view.Flush();

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>Unmaps and deletes the file.</summary>
    public void Delete()
    {
        Dispose();
        File.Delete(Path);
    }

    ref uint MarkAt(int index) => ref *(uint*)(_start + SegmentHeader.Size + ((long)index * Header.RecordSize));

    /// <summary>Faults every page in, so that requests don't.</summary>
    void TouchPages()
    {
        for (var offset = (long)SegmentHeader.Size; offset < Header.FileSize; offset += Environment.SystemPageSize)
            Volatile.Write(ref _start[offset], 0);
    }
}
