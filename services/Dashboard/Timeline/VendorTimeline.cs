using System.Globalization;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Mail;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Dashboard.Totals;
using JadaReferral.Dashboard.Vendors;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Dashboard.Timeline;

/// <summary>A line of a vendor's story.</summary>
/// <param name="At">When, UTC; for a day of guests, its beginning.</param>
/// <param name="Kind"><c>guests</c>, <c>email</c>, <c>note</c>, <c>reply</c> or <c>follow-up</c>.</param>
/// <param name="What">A sentence.</param>
/// <param name="By">Who, where a person did it.</param>
/// <param name="Link">Where to look, a path of the dashboard; null for nowhere.</param>
public sealed record TimelineLine(DateTimeOffset At, string Kind, string What, string? By = null, string? Link = null)
{
    public const string Guests = "guests";
}

/// <summary>A note to be written, and when to get back to the vendor, if at all.</summary>
public sealed record NewNote(string Text, string? Kind = null, DateOnly? FollowUpOn = null, string? FollowUpOwner = null);

/// <summary>Guests, emails and what became of them, notes and follow-ups of a vendor on one line.</summary>
public sealed class VendorTimeline(
    VendorStore vendors, VendorNotes notes, MailReader mail, TaskStore tasks, TaskDesk desk, TotalsReader totals, BusinessDays days, TimeProvider clock)
{
    const int DaysBack = 90;

    /// <summary>The vendor's story, newest first.</summary>
    public async Task<Outcome<List<TimelineLine>>> Read(string vendor, CancellationToken cancellationToken)
    {
        if (await vendors.Get(vendor, cancellationToken) is null)
            return Refusal.NotFound($"vendor {vendor}");
        var today = days.Today;
        var written = notes.List(vendor, cancellationToken);
        var sends = mail.Sends(cancellationToken);
        var cards = tasks.List(cancellationToken);
        var guests = totals.ByDay(vendor, today.AddDays(1 - DaysBack), today, cancellationToken);

        List<TimelineLine> lines =
        [
            .. (await written).Select(note => new TimelineLine(note.At, note.Kind, note.Text, note.By, Card(note.FollowUpCard))),
            .. (await sends).Where(send => send.Vendor == vendor).SelectMany(Lines),
            .. (await cards).SelectMany(card => card.Emails.Where(email => email.Vendor == vendor).Select(email => Opened(card, email))).OfType<TimelineLine>(),
            .. (await cards).Where(card => card.Type == CardTypes.FollowUp && card.Vendor == vendor && card.DueDate is not null).Select(FollowUp),
            .. (await guests).Where(day => day.GuestCount > 0).Select(Guests),
        ];
        return lines.OrderByDescending(line => line.At).ToList();
    }

    /// <summary>Writes a note and, when it names a day, the card that reminds of it.</summary>
    public async Task<Outcome<VendorNote>> Note(string vendor, NewNote request, string by, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > 4_000)
            return Refusal.Invalid("bad-note", "A note is 1 to 4,000 characters.");
        if (request.Kind is not (null or VendorNote.Note or VendorNote.Reply))
            return Refusal.Invalid("bad-kind", $"A note is a {VendorNote.Note} or a {VendorNote.Reply}.");
        if (await vendors.Get(vendor, cancellationToken) is not { } known)
            return Refusal.NotFound($"vendor {vendor}");

        var now = clock.GetUtcNow();
        var noteId = DynamoItem.Time(now) + "#" + Guid.NewGuid().ToString("N");
        string? cardId = null;
        if (request.FollowUpOn is { } due)
        {
            // The card first: should the note not follow, someone is still reminded.
            var card = new NewCard
            {
                Type = CardTypes.FollowUp,
                Title = $"Get back to {known.Name}",
                Link = $"/vendors/{vendor}",
                Owner = request.FollowUpOwner,
                DueDate = due,
                Vendor = vendor,
            };
            if (!(await desk.Add(card, by, noteId, cancellationToken)).IsAccepted(out var added, out var refusal))
                return refusal;
            cardId = added.TaskId;
        }
        var note = new VendorNote
        {
            Vendor = vendor,
            NoteId = noteId,
            Kind = request.Kind ?? VendorNote.Note,
            Text = request.Text.Trim(),
            By = by,
            At = now,
            FollowUpCard = cardId,
        };
        await notes.Add(note, cancellationToken);
        return note;
    }

    static IEnumerable<TimelineLine> Lines(EmailSend send)
    {
        TimelineLine Line(DateTimeOffset at, string what) => new(at, "email", $"{send.EmailId}: {what}", Link: Card(send.CardId));

        yield return Line(send.ApprovedAt, "approved") with { By = send.ApprovedBy };
        if (send.SentAt is { } sent)
            yield return Line(sent, $"sent to {send.Recipient}");
        else if (send.State is not SendStates.Approved)
            yield return Line(send.StateAt, send.Reason is { } reason ? $"{send.State}: {reason}" : send.State);
        if (send.DelayedAt is { } delayed)
            yield return Line(delayed, "delayed");
        if (send.DeliveredAt is { } delivered)
            yield return Line(delivered, "delivered");
        if (send.BouncedAt is { } bounced)
            yield return Line(bounced, "bounced");
        if (send.ComplainedAt is { } complained)
            yield return Line(complained, "the recipient complained");
    }

    static TimelineLine? Opened(TaskCard card, CardEmail email) => CardRules.Opened(email) switch
    {
        { Source: OpenSources.Reader } opens => new(opens.First, "email", $"{email.EmailId}: opened", Link: Card(card.TaskId)),
        { Source: OpenSources.Proxy } opens => new(opens.First, "email", $"{email.EmailId}: its image was fetched by an image proxy, so it was perhaps opened", Link: Card(card.TaskId)),
        _ => null,
    };

    TimelineLine FollowUp(TaskCard card) => new(
        days.StartOf(card.DueDate!.Value),
        "follow-up",
        card.Status == CardStatus.Done ? $"{card.Title}: done" : $"{card.Title}: due",
        card.Owner,
        Card(card.TaskId));

    TimelineLine Guests(VendorTotals day)
    {
        var date = DateOnly.ParseExact(day.Bucket["day#".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new TimelineLine(days.StartOf(date), TimelineLine.Guests, day.GuestCount == 1 ? "1 guest" : $"{day.GuestCount} guests");
    }

    static string? Card(string? cardId) => cardId is null ? null : "/tasks/" + cardId;
}
