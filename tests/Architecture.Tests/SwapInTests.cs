using System.Xml.Linq;
using JadaReferral.Architecture.Tests.Subjects;
using JadaReferral.Local;

namespace JadaReferral.Architecture.Tests;

/// <summary>Whether clients and transport are ours or the official packages is decided in the props files alone.</summary>
public sealed class SwapInTests
{
    [Fact]
    public void No_project_references_a_stand_in_itself()
    {
        Assert.Contains(Tree.Projects, project => OfficialApi.Lists.ContainsKey(project.AssemblyName));
        Assert.Empty(Violations(Tree.Projects));
    }

    [Fact]
    public void Every_official_package_has_a_version()
    {
        var swapped = Load("Directory.Build.targets").Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value).ToList();
        var versions = Load("Directory.Packages.props").Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("MassTransit.AmazonSQS", swapped);
        Assert.Contains("AWSSDK.SQS", swapped);
        Assert.All(swapped, package => Assert.Contains(package, versions));
    }

    [Fact]
    public void A_reference_past_the_props_is_found() => Assert.Equal(
        ["services/Clicks/A.csproj references platform/Aws/JadaReferral.Platform.Aws.csproj itself: say UsesAwsClients or UsesSqsTransport"],
        Violations([new Project("services/Clicks/A.csproj", ["platform/Aws/JadaReferral.Platform.Aws.csproj", "platform/Dynamo/JadaReferral.Platform.Dynamo.csproj"])]));

    static IEnumerable<string> Violations(IEnumerable<Project> projects) =>
        from project in projects
        from reference in project.References
        where OfficialApi.Lists.ContainsKey(Path.GetFileNameWithoutExtension(reference))
        select $"{project.Path} references {reference} itself: say UsesAwsClients or UsesSqsTransport";

    static XElement Load(string file) => XDocument.Load(Repository.At(file)).Root!;
}
