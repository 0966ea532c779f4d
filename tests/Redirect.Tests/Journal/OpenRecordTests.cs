using JadaReferral.Contracts.Emails;

namespace JadaReferral.Redirect.Tests.Journal;

public sealed class OpenRecordTests
{
    [Fact]
    public void An_opening_survives_a_crash_between_clicks_letter_for_letter()
    {
        using var folder = new JournalFolder();
        var (before, id, after) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var at = new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);
        var (card, email) = (new string('K', 80), new string('e', 80));
        using (var journal = folder.Open())
        {
            journal.Append(before);
            Assert.True(journal.TryAppend(new Hit { Id = id, At = at, Code = $"{card} {email}", IsOpen = true, Reason = HitReason.ImageProxy }));
            journal.Append(after);
        }

        using var recovered = folder.Open();
        var pending = recovered.Pending();

        Assert.Equal([before, id, after], pending.Select(one => one.Id));
        Assert.Equal(
            new EmailOpened { OpenId = id, CardId = card, EmailId = email, OpenedAt = at, Source = OpenSources.Proxy },
            Assert.IsType<EmailOpened>(pending[1].Message));
        Assert.Equal("solare", pending[2].Click.Vendor);
    }
}
