using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Totals;

namespace JadaReferral.Dashboard.Pages.VendorPages;

/// <summary>Reads the buckets of a period: hours for hours, days for days and weeks.</summary>
static class PeriodReader
{
    public static Task<IReadOnlyList<VendorTotals>> Read(
        TotalsReader totals, BusinessDays days, string vendor, Period period, CancellationToken cancellationToken) =>
        period.By == Period.Hour
            ? totals.ByHour(vendor, days.StartOf(period.From), days.StartOf(period.To.AddDays(1)), cancellationToken)
            : totals.ByDay(vendor, period.From, period.To, cancellationToken);
}
