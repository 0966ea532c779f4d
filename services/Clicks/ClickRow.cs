using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Clicks;

/// <summary>The row of a click: a function of the message alone, so that storing it again is the same write.</summary>
static class ClickRow
{
    public static Click Of(ClickRecorded click) => new()
    {
        VendorName = click.Audience == Audiences.Automated ? click.Vendor + Click.AutomatedSuffix : click.Vendor,
        Timestamp = ClickKey.Of(click.RecordedAt, click.ClickId),
        ClickId = click.ClickId,
        Audience = click.Audience,
        AudienceReason = click.AudienceReason,
        Placement = click.Placement,
        ReferrerHost = click.ReferrerHost,
        Device = click.Device,
        Country = click.Country,
        VisitorKey = click.VisitorKey,
        RequestedCode = click.RequestedCode,
    };

    public static ClickBucket BucketOf(Click click) => ClickBucket.Of(click.VendorName, ClickKey.TimeOf(click.Timestamp));
}
