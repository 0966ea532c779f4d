using JadaReferral.Architecture.Tests.Subjects;

namespace JadaReferral.Architecture.Tests;

/// <summary>Arrows point one way: services to platform and contracts; platform to platform; contracts to nothing.</summary>
public sealed class ArrowTests
{
    [Fact]
    public void Project_references_follow_the_arrows()
    {
        Assert.All(["services", "platform", "contracts", "tests", "deploy"], area => Assert.Contains(Tree.Projects, project => project.Area == area));
        Assert.Contains(Tree.Projects, project => project.References.Count > 0);
        Assert.Empty(Violations(Tree.Projects));
    }

    [Fact]
    public void Projects_are_named_after_their_folder() => Assert.Empty(
        Tree.Projects.Where(project => !project.AssemblyName.EndsWith("." + project.Folder, StringComparison.OrdinalIgnoreCase)).Select(project => project.Path));

    [Theory]
    [InlineData("services/Clicks/A.csproj", "services/Mailer/B.csproj")]
    [InlineData("services/Clicks/A.csproj", "deploy/Local/B.csproj")]
    [InlineData("platform/Aws/A.csproj", "contracts/B.csproj")]
    [InlineData("platform/Aws/A.csproj", "services/Clicks/B.csproj")]
    [InlineData("contracts/A.csproj", "platform/Aws/B.csproj")]
    [InlineData("deploy/Local/A.csproj", "services/Clicks/B.csproj")]
    public void An_arrow_the_wrong_way_is_found(string from, string to) => Assert.Single(Violations([new Project(from, [to])]));

    [Theory]
    [InlineData("services/Clicks/A.csproj", "platform/Aws/B.csproj")]
    [InlineData("tests/Clicks.Tests/A.csproj", "services/Clicks/B.csproj")]
    public void An_arrow_the_right_way_is_not(string from, string to) => Assert.Empty(Violations([new Project(from, [to])]));

    static IEnumerable<string> Violations(IEnumerable<Project> projects) =>
        from project in projects
        let allowed = project.Area switch
        {
            "services" or "deploy" => new[] { "platform", "contracts" },
            "platform" => ["platform"],
            "contracts" => [],
            _ => ["services", "platform", "contracts", "deploy", "tests"],
        }
        from reference in project.References
        where !allowed.Contains(reference.Split('/')[0], StringComparer.Ordinal)
        select $"{project.Path} may not reference {reference}";
}
