using System.Collections.Concurrent;
using JadaReferral.Contracts.Clicks;

namespace JadaReferral.Dashboard.Totals;

/// <summary>The newest totals as they arrive, for pages that move by themselves. Each instance has its own, fed by its own queue.</summary>
public sealed class LiveTotals
{
    readonly ConcurrentDictionary<string, TotalsUpdated> _latest = new();
    readonly ConcurrentDictionary<Guid, Action<TotalsUpdated>> _subscribers = new();

    /// <summary>Calls <paramref name="changed"/> for each total that is newer than the one before, until the answer is disposed. It must return at once.</summary>
    public IDisposable Subscribe(Action<TotalsUpdated> changed)
    {
        var id = Guid.NewGuid();
        _subscribers[id] = changed;
        return new Subscription(() => _subscribers.TryRemove(id, out _));
    }

    /// <summary>The newest total of <paramref name="vendor"/> that arrived since this instance started; null when none did.</summary>
    public TotalsUpdated? Latest(string vendor) => _latest.GetValueOrDefault(vendor);

    /// <summary>Takes in what arrived; an older version that arrives late changes nothing.</summary>
    internal void Accept(TotalsUpdated update)
    {
        var kept = _latest.AddOrUpdate(update.Vendor, update, (_, known) => known.Version >= update.Version ? known : update);
        if (!ReferenceEquals(kept, update))
            return;
        foreach (var changed in _subscribers.Values)
            changed(update);
    }

    sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
