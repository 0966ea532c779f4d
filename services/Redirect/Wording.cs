using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.Emails;

namespace JadaReferral.Redirect;

/// <summary>The words messages use for what hits are stored as.</summary>
static class Wording
{
    public static string Audience(HitReason reason) => reason switch
    {
        HitReason.Guest => Audiences.Guest,
        HitReason.Repeat => Audiences.Repeat,
        _ => Audiences.Automated,
    };

    public static string? Reason(HitReason reason) => reason switch
    {
        HitReason.Guest => null,
        HitReason.Repeat => "repeat",
        HitReason.Head => "head",
        HitReason.Prefetch => "prefetch",
        HitReason.Crawler => "crawler",
        HitReason.LinkPreview => "link-preview",
        HitReason.NoUserAgent => "no-user-agent",
        HitReason.ImageProxy => "image-proxy",
        _ => "other",
    };

    public static string OpenSource(HitReason reason) => reason switch
    {
        HitReason.Guest => OpenSources.Reader,
        HitReason.ImageProxy => OpenSources.Proxy,
        _ => OpenSources.Scanner,
    };

    public static string? Device(DeviceClass device) => device switch
    {
        DeviceClass.Phone => "phone",
        DeviceClass.Tablet => "tablet",
        DeviceClass.Desktop => "desktop",
        DeviceClass.Other => "other",
        _ => null,
    };
}
