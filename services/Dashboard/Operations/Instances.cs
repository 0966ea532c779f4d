using System.Collections.Concurrent;
using JadaReferral.Contracts.Operations;

namespace JadaReferral.Dashboard.Operations;

/// <summary>
/// The instances of all services, as they reported themselves to this dashboard since it started. Each dashboard hears every report, so any can be asked.
/// </summary>
public sealed class Instances(TimeProvider clock)
{
    /// <summary>How long an instance that fell silent is still shown.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    readonly ConcurrentDictionary<Guid, InstanceHistory> _known = new();

    /// <summary>Those that are at work or fell silent lately, by service and age.</summary>
    public IReadOnlyList<ServiceInstance> All
    {
        get
        {
            var now = clock.GetUtcNow();
            return
            [
                .. _known.Values
                    .Where(instance => !instance.Last.Leaving && now - instance.HeardAt <= Remembered)
                    .Select(instance => instance.View(now))
                    .OrderBy(instance => instance.Service, StringComparer.Ordinal)
                    .ThenBy(instance => instance.StartedAt)
                    .ThenBy(instance => instance.InstanceId),
            ];
        }
    }

    internal void Accept(ServiceReported report)
    {
        var now = clock.GetUtcNow();
        _known.AddOrUpdate(report.InstanceId, _ => InstanceHistory.Of(report, now), (_, known) => known.With(report, now));
        foreach (var (id, instance) in _known)
        {
            if (now - instance.HeardAt > Remembered)
                _known.TryRemove(new(id, instance));
        }
    }
}
