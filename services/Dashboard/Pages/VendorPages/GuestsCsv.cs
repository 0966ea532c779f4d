using System.Globalization;
using System.Text;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Dashboard.Pages.VendorPages;

/// <summary>Counts of a period as a file for spreadsheets.</summary>
static class GuestsCsv
{
    public static IResult File(string code, Period period, IReadOnlyList<VendorTotals> buckets)
    {
        var csv = new StringBuilder("when,guests,unique_guests,clicks,automated\r\n");
        foreach (var bucket in buckets)
            csv.Append(CultureInfo.InvariantCulture, $"{bucket.Bucket.Split('#')[1]},{bucket.GuestCount},{bucket.UniqueGuests},{bucket.ClickCount},{bucket.AutomatedCount}\r\n");
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"{code}-guests-{Period.Text(period.From)}-{Period.Text(period.To)}.csv");
    }
}
