namespace JadaReferral.Contracts.ReadModels;

/// <summary>The days of the business's time zone, in whole UTC hours; days on which the clocks change have 23 or 25.</summary>
public sealed record BusinessCalendar
{
    static readonly DateTime RulesFrom = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    readonly TimeZoneInfo _zone;

    /// <summary>The calendar of <paramref name="zone"/>.</summary>
    /// <exception cref="ArgumentException">The zone is, or since 2000 was, off UTC by a part of an hour: its days don't consist of UTC hours.</exception>
    public BusinessCalendar(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var offsets = zone.GetAdjustmentRules()
            .Where(rule => rule.DateEnd >= RulesFrom)
            .SelectMany(rule => new[] { rule.BaseUtcOffsetDelta, rule.DaylightDelta })
            .Append(zone.BaseUtcOffset);
        if (offsets.Any(offset => offset.Ticks % TimeSpan.TicksPerHour != 0))
            throw new ArgumentException($"The time zone {zone.Id} is not a whole number of hours off UTC, so its days can't be added up from UTC hours.", nameof(zone));

        _zone = zone;
    }

    /// <summary>The time zone's IANA or system id.</summary>
    public string Zone => _zone.Id;

    /// <summary>The calendar of the time zone with this IANA id, e.g. <c>America/Los_Angeles</c>.</summary>
    /// <exception cref="TimeZoneNotFoundException">No zone has the id.</exception>
    public static BusinessCalendar Of(string zoneId) => new(TimeZoneInfo.FindSystemTimeZoneById(zoneId));

    /// <summary>The day that <paramref name="time"/> falls on.</summary>
    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, _zone).DateTime);

    /// <summary>The UTC hours of a day, in order: 24, or 23 or 25 when the clocks change.</summary>
    public IReadOnlyList<DateTimeOffset> HoursOf(DateOnly day)
    {
        // No zone is more than 14 hours off UTC. Asking each hour is right also where midnight itself is skipped.
        var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        return [.. Enumerable.Range(-28, 56).Select(hour => noon.AddHours(hour)).Where(hour => DayOf(hour) == day)];
    }

    /// <summary>First instant of a day, UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day) => HoursOf(day)[0];
}
