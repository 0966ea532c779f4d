using System.Globalization;
using System.Text;

namespace JadaReferral.Dashboard.Reports;

/// <summary>Reports as CSV (RFC 4180, lines end with CR LF) that opens right in a spreadsheet; pure.</summary>
public static class ReportCsv
{
    /// <summary>A vendor's report.</summary>
    public static string Of(IEnumerable<PeriodLine> lines) => Table(
        ["period", "guests", "unique_guests", "clicks", "automated"],
        lines.Select(line => new object?[] { line.Period, line.Guests, line.UniqueGuests, line.Clicks, line.Automated }));

    /// <summary>Every vendor's month.</summary>
    public static string Of(MonthReport report) => Table(
        ["vendor", "guests", "unique_guests", "clicks", "automated", "previous_guests", "change_percent", "best_day", "best_day_guests", "top_placements"],
        report.Vendors.Select(vendor => new object?[]
        {
            vendor.Vendor,
            vendor.Guests,
            vendor.UniqueGuests,
            vendor.Clicks,
            vendor.Automated,
            vendor.PreviousGuests,
            vendor.ChangePercent,
            vendor.BestDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            vendor.BestDayGuests,
            string.Join("; ", vendor.TopPlacements.Select(placement => $"{placement.Placement} ({placement.Guests})")),
        }));

    /// <summary>One value. Text that a spreadsheet would take for a formula gets an apostrophe before it; guests choose some of these words.</summary>
    public static string Cell(object? value)
    {
        if (value is not string text)
            return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    static string Table(string[] columns, IEnumerable<object?[]> lines)
    {
        var csv = new StringBuilder().AppendJoin(',', columns).Append("\r\n");
        foreach (var line in lines)
            csv.AppendJoin(',', line.Select(Cell)).Append("\r\n");
        return csv.ToString();
    }
}
