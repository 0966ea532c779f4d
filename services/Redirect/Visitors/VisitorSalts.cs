using System.Security.Cryptography;

namespace JadaReferral.Redirect.Visitors;

/// <summary>
/// The secret of each day that visitor keys are made with. All instances share one through the table <c>visitor_salts</c>; until that
/// answers, an instance works with its own, which it also proposes. Where another was quicker, a visitor may have two keys on that day.
/// </summary>
sealed class VisitorSalts
{
    public const int Size = SipHash.KeySize;

    readonly Lock _gate = new();
    volatile Day[] _days = [];

    /// <summary>The salt of the UTC day of <paramref name="time"/>.</summary>
    public ReadOnlySpan<byte> For(DateTimeOffset time) => Of(time.UtcTicks / TimeSpan.TicksPerDay);

    /// <summary>A copy of what this instance works with on <paramref name="date"/>.</summary>
    public byte[] For(DateOnly date) => [.. Of(date.DayNumber)];

    public bool IsShared(DateOnly date) => Array.Exists(_days, day => day.Number == date.DayNumber && day.IsShared);

    /// <summary>Takes the salt that all instances use on <paramref name="date"/>.</summary>
    public void Share(DateOnly date, byte[] salt) => Add(new Day(date.DayNumber, salt, IsShared: true));

    byte[] Of(long number)
    {
        foreach (var day in _days)
        {
            if (day.Number == number)
                return day.Salt;
        }

        return Add(new Day(number, RandomNumberGenerator.GetBytes(Size), IsShared: false)).Salt;
    }

    /// <summary>Keeps the newest few days only: what is forgotten can't be used to recognize anyone.</summary>
    Day Add(Day day)
    {
        lock (_gate)
        {
            var known = Array.Find(_days, other => other.Number == day.Number);
            if (known is not null && (known.IsShared || !day.IsShared))
                return known;
            _days = [.. _days.Where(other => other.Number != day.Number).Append(day).OrderByDescending(other => other.Number).Take(3)];
            return day;
        }
    }

    sealed record Day(long Number, byte[] Salt, bool IsShared);
}
