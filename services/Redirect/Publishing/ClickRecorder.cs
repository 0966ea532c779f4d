using System.ComponentModel.DataAnnotations;
using JadaReferral.Redirect.Journal;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Publishing;

/// <summary>Section <c>Clicks</c>: what has to be true before a visitor is answered.</summary>
sealed class ClicksOptions
{
    /// <summary>Default: the click is in the journal.</summary>
    [EnumDataType(typeof(ClicksMode))]
    public ClicksMode Mode { get; set; } = ClicksMode.Journal;

    /// <summary>The longest that a visitor waits in <see cref="ClicksMode.Acknowledged"/>; then the journal has to do. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:30")]
    public TimeSpan AcknowledgeWithin { get; set; } = TimeSpan.FromSeconds(2);
}

enum ClicksMode
{
    /// <summary>The click is in the journal.</summary>
    Journal,

    /// <summary>The broker has the click as well, or did not take it in time: for hosts that freeze the process after the answer.</summary>
    Acknowledged,
}

/// <summary>Records a hit and says when its visitor may be answered.</summary>
sealed class ClickRecorder(ClickJournal journal, DiskCommit disk, Acknowledgements acknowledgements, IOptions<ClicksOptions> options)
{
    readonly bool _awaitsBroker = options.Value.Mode == ClicksMode.Acknowledged;
    readonly bool _awaitsDisk = journal.Durability == Durability.Disk;

    /// <summary>Completes, without an error, when the visitor may be answered. In the default settings it is complete at once.</summary>
    public Task RecordAsync(in Hit hit)
    {
        if (_awaitsBroker)
        {
            // Registered before the publisher can see the click, so that its acknowledgement is not missed.
            var acknowledged = acknowledgements.WhenAcknowledgedAsync(hit.Id);
            if (journal.TryAppend(hit))
                return acknowledged;
            acknowledgements.Complete(hit.Id);
            return Task.CompletedTask;
        }

        return journal.TryAppend(hit) && _awaitsDisk ? disk.WhenOnDiskAsync() : Task.CompletedTask;
    }
}
