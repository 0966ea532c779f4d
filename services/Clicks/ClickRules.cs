using System.Text.RegularExpressions;
using JadaReferral.Contracts.Clicks;
using Microsoft.Extensions.Options;

namespace JadaReferral.Clicks;

/// <summary>What a click must be to be stored. A click that breaks a rule breaks it on every delivery.</summary>
sealed partial class ClickRules(IOptions<ClicksOptions> options, TimeProvider clock)
{
    const int LongestText = 256;

    /// <summary>Why <paramref name="click"/> can't be stored, as a sentence; null when it can.</summary>
    public string? Fault(ClickRecorded click)
    {
        if (click.ClickId == Guid.Empty)
            return "The click has no id.";
        if (!IsVendor(click.Vendor))
            return $"'{Shortened(click.Vendor)}' is no vendor's code: 1 to 40 characters of a-z, 0-9 and '-'.";

        foreach (var (name, text) in TextsOf(click))
        {
            if (text is { Length: > LongestText })
                return $"{name} has {text.Length} characters; at most {LongestText} are stored.";
        }

        return TimeFault(click.RecordedAt);
    }

    /// <summary>Why no click can be from <paramref name="time"/>; null when one can.</summary>
    public string? TimeFault(DateTimeOffset time)
    {
        var now = clock.GetUtcNow();
        if (time < options.Value.OldestKept(now))
            return $"{time:O} is before {options.Value.OldestKept(now):O}, the oldest time that is kept.";
        if (time > now + options.Value.ClockTolerance)
            return $"{time:O} is in the future (now {now:O}).";
        return null;
    }

    public static bool IsVendor(string? vendor) => vendor is not null && Vendor().IsMatch(vendor);

    static IEnumerable<(string Name, string? Text)> TextsOf(ClickRecorded click) =>
    [
        ("The audience", click.Audience),
        ("The audience's reason", click.AudienceReason),
        ("The placement", click.Placement),
        ("The referrer host", click.ReferrerHost),
        ("The device", click.Device),
        ("The country", click.Country),
        ("The visitor key", click.VisitorKey),
        ("The requested code", click.RequestedCode),
    ];

    static string? Shortened(string? text) => text is { Length: > 60 } ? text[..60] + "…" : text;

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vendor();
}
