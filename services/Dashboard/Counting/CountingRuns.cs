using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;

namespace JadaReferral.Dashboard.Counting;

/// <summary>A rebuild or a comparison and how far it is, as Aggregates reported it to this instance since it started.</summary>
public sealed record CountingRun
{
    public required Guid RunId { get; init; }

    /// <summary><c>rebuild</c> or <c>reconcile</c>.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset? RequestedAt { get; init; }

    public string? RequestedBy { get; init; }

    /// <summary>The vendors it is about; null until that is known.</summary>
    public IReadOnlyList<string>? Vendors { get; init; }

    public IReadOnlyDictionary<string, RebuildProgressed> Progress { get; init; } = new Dictionary<string, RebuildProgressed>();

    public IReadOnlyDictionary<string, Reconciled> Results { get; init; } = new Dictionary<string, Reconciled>();

    /// <summary>Whether every vendor is done.</summary>
    public bool IsFinished => Vendors is not null && Vendors.All(vendor =>
        Kind == Rebuild ? Progress.TryGetValue(vendor, out var progress) && progress.Finished : Results.ContainsKey(vendor));

    /// <summary>Differences that were found; 0 is clean.</summary>
    public long Differences => Results.Values.Sum(result => result.DifferenceCount);

    public const string Rebuild = "rebuild";
    public const string Reconcile = "reconcile";
}

/// <summary>The last rebuilds and comparisons. Each instance hears every report, so any can be asked.</summary>
public sealed class CountingRuns
{
    const int MostKept = 100;

    readonly ConcurrentDictionary<Guid, CountingRun> _runs = new();

    public CountingRun? Get(Guid runId) => _runs.GetValueOrDefault(runId);

    /// <summary>Newest first; run ids sort by time.</summary>
    public IReadOnlyList<CountingRun> All => [.. _runs.Values.OrderByDescending(run => run.RunId)];

    internal void Accept(RebuildStarted message) =>
        Change(message.RebuildId, CountingRun.Rebuild, run => run with { Vendors = message.Vendors });

    internal void Accept(RebuildProgressed message) => Change(message.RebuildId, CountingRun.Rebuild, run =>
        run.Progress.TryGetValue(message.Vendor, out var known) && known.ReportedAt > message.ReportedAt
            ? run
            : run with { Progress = With(run.Progress, message.Vendor, message) });

    internal void Accept(ReconcileStarted message) =>
        Change(message.ReconcileId, CountingRun.Reconcile, run => run with { Vendors = message.Vendors });

    internal void Accept(Reconciled message) =>
        Change(message.ReconcileId, CountingRun.Reconcile, run => run with { Results = With(run.Results, message.Vendor, message) });

    internal void Requested(Guid runId, string kind, string? vendor, string by, DateTimeOffset at) =>
        Change(runId, kind, run => run with { RequestedAt = at, RequestedBy = by, Vendors = vendor is null ? run.Vendors : [vendor] });

    void Change(Guid runId, string kind, Func<CountingRun, CountingRun> change)
    {
        _runs.AddOrUpdate(runId, id => change(new CountingRun { RunId = id, Kind = kind }), (_, run) => change(run));
        foreach (var old in _runs.Keys.OrderDescending().Skip(MostKept))
            _runs.TryRemove(old, out _);
    }

    static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> known, string vendor, T value) =>
        new(known) { [vendor] = value };
}
