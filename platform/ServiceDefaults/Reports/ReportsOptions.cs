using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Platform.ServiceDefaults.Reports;

/// <summary>Section <c>Reports</c>: how often an instance says how it is at work.</summary>
public sealed class ReportsOptions
{
    /// <summary>How long the last report may hold up a stop.</summary>
    internal static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(1);

    /// <summary>The time between two reports. Default 10 s. Zero turns them off.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(10);
}
