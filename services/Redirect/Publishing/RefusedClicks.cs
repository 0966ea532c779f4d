using System.Text.Json;
using JadaReferral.Redirect.Journal;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Publishing;

/// <summary>
/// Clicks that the broker keeps refusing while it accepts others. They must not hold up the journal for ever, so after a long while they
/// are written, with the reason, to <c>refused.jsonl</c> in the journal's folder, one message a line, for a person to look at.
/// </summary>
sealed partial class RefusedClicks(
    IOptions<PublisherOptions> publisher,
    IOptions<JournalOptions> journal,
    TimeProvider time,
    ILogger<RefusedClicks> logger)
{
    readonly Dictionary<Guid, DateTimeOffset> _firstRefusal = [];
    readonly Lock _gate = new();

    /// <summary>Notes a refusal; true when the click is now in the file and may be given up.</summary>
    public bool IsHopeless(in PendingRecord pending, Exception failure)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_firstRefusal.TryAdd(pending.Id, now) || now - _firstRefusal[pending.Id] < publisher.Value.RefusedAfter)
                return false;
        }

        var line = JsonSerializer.Serialize(new { refusedAt = now, reason = failure.Message, message = pending.Message });
        try
        {
            File.AppendAllText(Path.Combine(journal.Value.Folder, "refused.jsonl"), line + "\n");
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // It stays in the journal and is tried again, with the broker and then with the file.
            Log.NotWritten(logger, pending.Id, refusal);
            return false;
        }

        Forget(pending);
        Log.Refused(logger, pending.Id, failure);
        return true;
    }

    /// <summary>The click is settled.</summary>
    public void Forget(in PendingRecord pending)
    {
        lock (_gate)
        {
            if (_firstRefusal.Count > 0)
                _firstRefusal.Remove(pending.Id);
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Click {ClickId} was refused again and again while others were accepted; it stands in refused.jsonl")]
        public static partial void Refused(ILogger logger, Guid clickId, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Click {ClickId}, which the broker refuses, cannot be written to refused.jsonl")]
        public static partial void NotWritten(ILogger logger, Guid clickId, Exception exception);
    }
}
