using System.Runtime.InteropServices;
using JadaReferral.Redirect.Journal;

namespace JadaReferral.Redirect.Visitors;

/// <summary>
/// What a user agent says about its owner. Most visitors share a few hundred texts, so answers are kept in a table of fixed size;
/// two texts that fall on one place take turns.
/// </summary>
sealed class UserAgents(CrawlerPatterns crawlers)
{
    /// <summary>A power of two; at about 200 bytes a text this is one megabyte when it is full.</summary>
    const int Places = 4096;

    /// <summary>Longer texts are cut before they are looked at: no browser needs more, and matching stays bounded.</summary>
    const int MaxLength = 1024;

    readonly Entry?[] _entries = new Entry?[Places];

    public (HitReason Reason, DeviceClass Device) Classify(string userAgent)
    {
        if (userAgent.AsSpan().IsWhiteSpace())
            return (HitReason.NoUserAgent, DeviceClass.Unknown);
        if (userAgent.Length > MaxLength)
            userAgent = userAgent[..MaxLength];

        ref var place = ref _entries[RecordLayout.Checksum(MemoryMarshal.AsBytes(userAgent.AsSpan())) & (Places - 1)];
        var known = Volatile.Read(ref place);
        if (known is null || !string.Equals(known.UserAgent, userAgent, StringComparison.Ordinal))
        {
            known = new Entry(userAgent, crawlers.Classify(userAgent), DeviceOf(userAgent));
            Volatile.Write(ref place, known);
        }

        return (known.Reason, known.Device);
    }

    /// <summary>By the tokens that browsers agree on; tablets first, because many of them say "Android" or "Macintosh" as well.</summary>
    static DeviceClass DeviceOf(string userAgent)
    {
        if (Says(userAgent, "iPad") || Says(userAgent, "Tablet") || Says(userAgent, "Silk/") || Says(userAgent, "Kindle")
            || (Says(userAgent, "Android") && !Says(userAgent, "Mobile")))
            return DeviceClass.Tablet;
        if (Says(userAgent, "Mobi") || Says(userAgent, "iPhone") || Says(userAgent, "iPod") || Says(userAgent, "Windows Phone"))
            return DeviceClass.Phone;
        if (Says(userAgent, "Windows NT") || Says(userAgent, "Macintosh") || Says(userAgent, "X11") || Says(userAgent, "CrOS"))
            return DeviceClass.Desktop;
        return DeviceClass.Other;
    }

    static bool Says(string userAgent, string token) => userAgent.Contains(token, StringComparison.Ordinal);

    sealed record Entry(string UserAgent, HitReason Reason, DeviceClass Device);
}
