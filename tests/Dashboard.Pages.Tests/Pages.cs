namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Every page with a name for its pictures.</summary>
public static class Pages
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["overview"] = "/",
    };

    public static TheoryData<string> Paths => [.. All.Values];
}
