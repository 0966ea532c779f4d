using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Redirect.Vendors;

/// <summary>Every vendor, in memory. Reading takes no lock; a change swaps the whole table.</summary>
sealed partial class VendorDirectory(TimeProvider time, ILogger<VendorDirectory> logger)
{
    readonly Lock _gate = new();
    readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    volatile Table _table = new([]);

    /// <summary>Where the active vendor's link leads; the code in any case.</summary>
    public bool TryFind(ReadOnlySpan<char> code, [NotNullWhen(true)] out ReferralLink? link) => _table.Links.TryGetValue(code, out link);

    /// <summary>How many vendors are known, paused ones too.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a changed vendor, unless this version or a later one is known. Says whether anything changed.</summary>
    public bool Apply(Vendor vendor)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(vendor.Code, out var known) && known.Vendor.Version >= vendor.Version)
                return false;
            _known[vendor.Code] = new Known(vendor, time.GetUtcNow());
            Swap();
            return true;
        }
    }

    /// <summary>
    /// Takes a full reading of the table that began at <paramref name="begun"/>. What was learned since stays, whatever the reading says.
    /// </summary>
    public void Replace(VendorReading reading, DateTimeOffset begun)
    {
        lock (_gate)
        {
            var read = reading.Vendors.Select(vendor => vendor.Code).Concat(reading.Unreadable).ToHashSet(StringComparer.Ordinal);
            foreach (var (code, known) in _known.ToList())
            {
                if (!read.Contains(code) && known.LearnedAt < begun)
                    _known.Remove(code);
            }

            foreach (var vendor in reading.Vendors)
            {
                if (!_known.TryGetValue(vendor.Code, out var known) || known.Vendor.Version < vendor.Version)
                    _known[vendor.Code] = new Known(vendor, begun);
            }

            Swap();
        }
    }

    public IReadOnlyList<Vendor> All()
    {
        lock (_gate)
            return [.. _known.Values.Select(known => known.Vendor).OrderBy(vendor => vendor.Code, StringComparer.Ordinal)];
    }

    void Swap()
    {
        var links = new List<ReferralLink>();
        foreach (var (vendor, _) in _known.Values.Where(known => known.Vendor.Status == Vendor.Active))
        {
            if (ReferralLink.TryCreate(vendor, out var link, out var reason))
                links.Add(link);
            else
                Log.Unusable(logger, vendor.Code, reason);
        }

        Count = _known.Count;
        _table = new Table(links);
    }

    sealed record Known(Vendor Vendor, DateTimeOffset LearnedAt);

    sealed class Table(IEnumerable<ReferralLink> links)
    {
        public FrozenDictionary<string, ReferralLink>.AlternateLookup<ReadOnlySpan<char>> Links { get; } = links
            .ToFrozenDictionary(link => link.Vendor.Code, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Guests of vendor {Vendor} are sent to the main site because {Reason}")]
        public static partial void Unusable(ILogger logger, string vendor, string reason);
    }
}
