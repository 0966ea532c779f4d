using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Clicks;

/// <summary>Section <c>Clicks</c>.</summary>
sealed class ClicksOptions
{
    /// <summary>Most clicks of one batch.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 250;

    /// <summary>A batch is written when its first click has waited so long, full or not.</summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:10")]
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>So many batches are written at once; throttling therefore slows the intake.</summary>
    [Range(1, 100)]
    public int ConcurrentBatches { get; set; } = 4;

    /// <summary>A click from before this is no click: the links are younger.</summary>
    public DateTimeOffset Earliest { get; set; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far clocks may differ: a click from later than now and this is refused.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Clicks older than this many days are deleted and no longer counted; null keeps all.</summary>
    [Range(1, 36_500)]
    public int? RetentionDays { get; set; }

    /// <summary>How often expired clicks are looked for, where there is a retention.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Most clicks that one line of an import may stand for.</summary>
    [Range(1, 1_000_000)]
    public int MaxImportedPerLine { get; set; } = 10_000;

    /// <summary>The oldest time that is kept: <see cref="Earliest"/>, or where the retention ends, on the boundary of a bucket.</summary>
    public DateTimeOffset OldestKept(DateTimeOffset now)
    {
        if (RetentionDays is not { } days)
            return Earliest;
        var cutoff = now.AddDays(-days);
        var aligned = Contracts.Clicks.ClickBucket.Of("", cutoff).Start;
        return aligned > Earliest ? aligned : Earliest;
    }
}
