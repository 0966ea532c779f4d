using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Aggregates;

/// <summary>What others are told about a vendor's total.</summary>
static class Announcement
{
    public static TotalsUpdated Of(VendorTotals total) => new()
    {
        Vendor = total.VendorName,
        Version = total.Version,
        UpdatedAt = total.UpdatedAt,
        ClickCount = total.ClickCount,
        GuestCount = total.GuestCount,
        AutomatedCount = total.AutomatedCount,
    };
}
