using System.ComponentModel.DataAnnotations;
using JadaReferral.Contracts.ReadModels;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Totals;

/// <summary>Section <c>Aggregates</c>, of which the dashboard must read the same time zone as the service that counts.</summary>
public sealed class BusinessDayOptions
{
    /// <summary>The zone whose midnight begins a day. Default: <c>America/Los_Angeles</c>.</summary>
    [Required]
    public string BusinessTimeZone { get; set; } = "America/Los_Angeles";
}

/// <summary>Which day it is where the business is.</summary>
public sealed class BusinessDays(IOptions<BusinessDayOptions> options, TimeProvider clock)
{
    readonly BusinessCalendar _calendar = BusinessCalendar.Of(options.Value.BusinessTimeZone);
    readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.BusinessTimeZone);

    /// <summary>The day it is now.</summary>
    public DateOnly Today => DayOf(clock.GetUtcNow());

    /// <summary>The business day that holds <paramref name="time"/>.</summary>
    public DateOnly DayOf(DateTimeOffset time) => _calendar.DayOf(time);

    /// <summary>The first instant of <paramref name="day"/>.</summary>
    public DateTimeOffset StartOf(DateOnly day) => _calendar.StartOf(day);

    /// <summary><paramref name="time"/> as the business's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone);
}
