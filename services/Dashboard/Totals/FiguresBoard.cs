using System.Collections.Concurrent;
using System.Threading.Channels;

namespace JadaReferral.Dashboard.Totals;

/// <summary>
/// The headline figures of every vendor, in memory: pages show them without asking the store, however many vendors there are. Each instance has
/// its own, read when first asked for and again when <see cref="LiveTotals"/> hears that a vendor moved; now and then everything is
/// read again, in case a message was lost.
/// </summary>
public sealed partial class FiguresBoard(TotalsReader reader, LiveTotals live, BusinessDays days, TimeProvider clock, ILogger<FiguresBoard> logger) : BackgroundService
{
    const int AtOnce = 8;

    // A busy vendor moves several times a second; eyes and the store are content with four.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan Trust = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<string, (VendorCounts Counts, DateTimeOffset ReadAt)> _known = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Guid, Action<IReadOnlyList<VendorFigures>>> _subscribers = new();
    readonly Channel<string> _moved = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>The figures of <paramref name="vendors"/>, in their order.</summary>
    public async Task<IReadOnlyList<VendorFigures>> Read(IReadOnlyCollection<string> vendors, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Trust;
        await Refresh(vendors.Where(vendor => !_known.TryGetValue(vendor, out var known) || known.ReadAt < oldest), cancellationToken);
        return [.. vendors.Select(Figures)];
    }

    /// <summary>Calls <paramref name="changed"/> with the figures that moved, until the answer is disposed. It must return at once.</summary>
    public IDisposable Subscribe(Action<IReadOnlyList<VendorFigures>> changed)
    {
        var id = Guid.NewGuid();
        _subscribers[id] = changed;
        return new Subscription(() => _subscribers.TryRemove(id, out _));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = live.Subscribe(update => _moved.Writer.TryWrite(update.Vendor));
        await Task.WhenAll(Follow(stoppingToken), Repeat(stoppingToken));
    }

    async Task Follow(CancellationToken stopping)
    {
        while (await _moved.Reader.WaitToReadAsync(stopping))
        {
            var vendors = new HashSet<string>(StringComparer.Ordinal);
            while (_moved.Reader.TryRead(out var vendor))
                vendors.Add(vendor);
            if (!await TryRefresh(vendors, stopping))
            {
                foreach (var vendor in vendors)
                    _moved.Writer.TryWrite(vendor);
            }
            else
            {
                IReadOnlyList<VendorFigures> figures = [.. vendors.Select(Figures)];
                foreach (var changed in _subscribers.Values)
                    changed(figures);
            }
            await Task.Delay(Pause, clock, stopping);
        }
    }

    async Task Repeat(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Trust / 2, clock);
        while (await timer.WaitForNextTickAsync(stopping))
            await TryRefresh(_known.Keys, stopping);
    }

    async Task<bool> TryRefresh(IEnumerable<string> vendors, CancellationToken stopping)
    {
        try
        {
            await Refresh(vendors, stopping);
            return true;
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            Log.NotRead(logger, problem);
            return false;
        }
    }

    Task Refresh(IEnumerable<string> vendors, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        vendors,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (vendor, cancelled) =>
        {
            var now = clock.GetUtcNow();
            var counts = await reader.Counts(vendor, cancelled);
            // Two reads of one vendor may overtake each other; a total's version only rises.
            _known.AddOrUpdate(vendor, (counts, now), (_, known) => known.Counts.Version > counts.Version ? (known.Counts, now) : (counts, now));
        });

    VendorFigures Figures(string vendor) => FiguresMath.From(vendor, days.Today, _known[vendor].Counts);

    sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Figures of vendors could not be read; pages show what was known.")]
        public static partial void NotRead(ILogger logger, Exception problem);
    }
}
