using System.Text;

namespace JadaReferral.Bench.Redirect;

/// <summary>What guests send: the seven live links, from a few browsers.</summary>
static class Requests
{
    public static readonly string[] Vendors = ["solare", "smallgoods", "puesto", "boardbrew", "wholefoods", "totalwine", "gbvintners"];

    static readonly string[] Browsers =
    [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    ];

    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. from browser in Browsers
           from vendor in Vendors
           select Encoding.ASCII.GetBytes(
               $"GET /ref/{vendor} HTTP/1.1\r\nHost: shipcaptaincrew.queenofsandiego.com\r\nUser-Agent: {browser}\r\n"
               + "Accept: text/html,application/xhtml+xml\r\nAccept-Language: en-US,en\r\nReferer: https://www.solarelounge.com/menu\r\n\r\n"),
    ];
}
