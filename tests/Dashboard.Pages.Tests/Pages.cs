namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Every page with a name for its pictures.</summary>
public static class Pages
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["overview"] = "/",
        ["vendors"] = "/vendors",
        ["vendor"] = "/vendors/solare",
        ["counter-card"] = "/vendors/solare/card?placement=table-12",
        ["outreach"] = "/outreach",
        ["outreach-new"] = "/outreach/new",
        ["email"] = "/outreach/puesto-intro",
        ["templates"] = "/templates",
        ["template"] = "/templates/vendor-referral",
        ["tasks"] = "/tasks",
        ["tasks-list"] = "/tasks?view=list",
        ["task-new"] = "/tasks/new",
        ["mail"] = "/mail",
        ["operations"] = "/operations",
        ["people"] = "/people",
        ["sign-in"] = "/sign-in",
        ["task"] = "/tasks/" + Logbook.ReadyCard,
    };

    public static TheoryData<string> Paths => [.. All.Values];
}
