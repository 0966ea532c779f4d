using System.Text.RegularExpressions;
using QRCoder;

namespace JadaReferral.Dashboard.Pages.VendorPages;

/// <summary>A vendor's link as a QR code. The placement in it tells scans apart from clicks, and one counter from another.</summary>
static partial class QrCodes
{
    // Quarter redundancy: a counter card gets stained.
    const QRCodeGenerator.ECCLevel Redundancy = QRCodeGenerator.ECCLevel.Q;
    const int PixelsPerModule = 24;

    /// <summary>What a code for <paramref name="placement"/> leads to, e.g. <c>…/ref/solare?p=qr-table-12</c>.</summary>
    public static string Target(string link, string? placement) => $"{link}?p={(string.IsNullOrEmpty(placement) ? "qr" : "qr-" + placement)}";

    /// <summary>Whether a counted placement came from a code.</summary>
    public static bool IsScan(string placement) => placement == "qr" || placement.StartsWith("qr-", StringComparison.Ordinal);

    /// <summary>1 to 40 characters that a link carries unchanged; nothing is a placement too.</summary>
    public static bool IsPlacement(string? placement) => string.IsNullOrEmpty(placement) || PlacementPattern().IsMatch(placement);

    public static string Svg(string target)
    {
        using var data = QRCodeGenerator.GenerateQrCode(target, Redundancy);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(8, "#0c2235", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    public static byte[] Png(string target)
    {
        using var data = QRCodeGenerator.GenerateQrCode(target, Redundancy);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }

    [GeneratedRegex("^[a-z0-9._-]{1,40}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlacementPattern();
}
