using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Redirect.Tests;

static class SevenVendors
{
    public static readonly string[] Codes = ["solare", "smallgoods", "puesto", "boardbrew", "wholefoods", "totalwine", "gbvintners"];

    public static IReadOnlyList<Vendor> All { get; } = [.. Codes.Select(code => Vendor(code))];

    public static string LocationOf(string code) =>
        $"https://queenofsandiego.com/?utm_source={code}&utm_medium=referral&utm_campaign=vendor-referral";

    public static Vendor Vendor(string code, long version = 1, string destination = "https://queenofsandiego.com", bool appendClickId = false, bool paused = false) => new()
    {
        Code = code,
        Name = "Vendor " + code,
        Destination = destination,
        Campaign = "vendor-referral",
        Status = paused ? Contracts.ReadModels.Vendor.Paused : Contracts.ReadModels.Vendor.Active,
        AppendClickId = appendClickId,
        Version = version,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
