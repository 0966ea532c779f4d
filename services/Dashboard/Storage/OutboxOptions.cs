using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Dashboard.Storage;

/// <summary>Section <c>Outbox</c>.</summary>
sealed class OutboxOptions
{
    /// <summary>How often the index is asked for what a crash left behind. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(10);
}
