using JadaReferral.Redirect.Journal;

namespace JadaReferral.Redirect.Tests.Journal;

public sealed class TornRecordTests
{
    const int Last = 2;
    static readonly Guid[] Ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

    public enum Tear
    {
        /// <summary>The first bytes reached the file, the others not.</summary>
        Beginning,

        /// <summary>The last bytes reached the file, the first not: without the mark, as a killed process leaves it.</summary>
        End,

        /// <summary>One byte is another.</summary>
        OneByte,
    }

    [Theory]
    [InlineData(Tear.Beginning)]
    [InlineData(Tear.End)]
    [InlineData(Tear.OneByte)]
    public void A_last_record_torn_at_any_byte_is_whole_or_gone_and_harms_no_other(Tear tear)
    {
        using var folder = new JournalFolder();
        using (var journal = folder.Open())
        {
            foreach (var id in Ids)
                journal.Append(id);
        }

        var whole = File.ReadAllBytes(folder.Segments.First());
        // Behind the text a record is zeros: every byte up to there, and the end.
        int[] bytes = [.. Enumerable.Range(0, RecordLayout.FixedSize + "solare".Length + 1), RecordLayout.RecordSize];
        foreach (var at in bytes)
        {
            var torn = (byte[])whole.Clone();
            var record = torn.AsSpan(SegmentHeader.Size + (Last * RecordLayout.RecordSize), RecordLayout.RecordSize);
            switch (tear)
            {
                case Tear.Beginning:
                    record[at..].Clear();
                    break;
                case Tear.End:
                    record[..at].Clear();
                    break;
                case Tear.OneByte when at < record.Length:
                    record[at] ^= 0x5A;
                    break;
            }

            CheckRecovery(folder, torn, at);
        }
    }

    static void CheckRecovery(JournalFolder folder, byte[] bytes, int at)
    {
        File.WriteAllBytes(folder.Segments.First(), bytes);
        foreach (var other in folder.Segments.Skip(1).ToList())
            File.Delete(other);

        using var journal = folder.Open();
        var pending = journal.PendingIds();
        Assert.Equal(Ids[..Last], pending.Take(Last));
        Assert.True(pending.Count == Last || pending.SequenceEqual(Ids), $"torn at {at}: another click was found");
        Assert.True(journal.Damaged <= 1, $"torn at {at}: {journal.Damaged} damaged");

        var next = Guid.NewGuid();
        Assert.True(journal.Append(next));
        Assert.Equal([.. pending, next], journal.PendingIds());
    }
}
