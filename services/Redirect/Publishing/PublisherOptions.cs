using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Redirect.Publishing;

/// <summary>Section <c>Publisher</c>: how the journal is drained into the bus.</summary>
sealed class PublisherOptions
{
    /// <summary>Clicks published at the same time; the transport packs them ten to a request. Default 100.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>
    /// The most that are published in a second, so that under a storm of clicks redirecting keeps most of the processor; the rest
    /// waits in the journal. Default 5,000: a full journal is drained in three and a half minutes. 0 holds the publisher back altogether.
    /// </summary>
    [Range(0, 1_000_000)]
    public int ClicksPerSecond { get; set; } = 5000;

    /// <summary>How long one batch may take before it counts as failed. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause between two tries while the broker is away. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan MaxBackOff { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long one click may be refused, while others are accepted, before it is written to the file of refused clicks. Default 10 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan RefusedAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long draining goes on after the stop signal; what is left then stays in the journal. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DrainFor { get; set; } = TimeSpan.FromSeconds(10);
}
