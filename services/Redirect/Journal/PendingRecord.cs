using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.Emails;

namespace JadaReferral.Redirect.Journal;

/// <summary>A click, or the opening of a mail, that the broker has not accepted yet.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="Message"><see cref="ClickRecorded"/> or <see cref="EmailOpened"/>.</param>
readonly record struct PendingRecord(Segment Segment, int Index, Guid Id, object Message)
{
    public static PendingRecord Of(Segment segment, int index)
    {
        var record = segment.Record(index);
        if (RecordLayout.IsOpen(record))
        {
            var opened = RecordLayout.ReadOpen(record, segment.Header.FixedSize);
            return new PendingRecord(segment, index, opened.OpenId, opened);
        }

        var click = RecordLayout.Read(record, segment.Header.FixedSize);
        return new PendingRecord(segment, index, click.ClickId, click);
    }
}
