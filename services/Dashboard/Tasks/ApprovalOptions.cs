using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>How approvals are given. Section <c>Approvals</c>.</summary>
public sealed class ApprovalOptions
{
    /// <summary>Between approval and sending, time to cancel. Zero sends at once. Default: 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "24:00:00")]
    public TimeSpan UndoWindow { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether whoever edited an email last may not approve it. Default: no.</summary>
    public bool SecondPerson { get; set; }

    /// <summary>How long after rendering an email can be approved; null is for ever, the default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan? ExpireAfter { get; set; }

    /// <summary>How long after approval an email may still leave, for example when sending was stopped meanwhile; null is for ever, the default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan? SendWithin { get; set; }
}
