using System.Text.Json;
using System.Text.RegularExpressions;
using JadaReferral.Architecture.Tests.Subjects;
using JadaReferral.Local;
using YamlDotNet.RepresentationModel;

namespace JadaReferral.Architecture.Tests;

/// <summary>A service that isn't built, composed, run locally or made an image of is not there.</summary>
public sealed partial class EveryServiceEverywhereTests
{
    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.At("JadaReferral.sln")).Replace('\\', '/');

        Assert.Empty(Missing(Tree.Projects.Select(project => project.Path), project => solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_process_is_in_the_compose_file_as_its_own_build_target()
    {
        Assert.NotEmpty(Tree.Processes);
        var targets = ComposeTargets(File.ReadAllText(Repository.At("docker-compose.yml")));

        Assert.Empty(Missing(Tree.Processes.Select(Lower), service => targets.GetValueOrDefault(service) == service));
    }

    [Fact]
    public void Every_service_has_an_image()
    {
        var images = Image().Matches(File.ReadAllText(Repository.At("deploy", "Dockerfile"))).Select(image => image.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Missing(Tree.Services.Select(Lower), images.Contains));
    }

    [Fact]
    public void Every_process_runs_in_the_local_stack_and_is_built_for_it()
    {
        var catalog = File.ReadAllText(Repository.At("deploy", "Local", "Stack", "ServiceCatalog.cs"));
        using var built = JsonDocument.Parse(File.ReadAllText(Repository.At("deploy", "Local", "up.slnf")));
        var projects = built.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(project => project.GetString()!.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Missing(Tree.Processes.Select(service => service.Folder), service => catalog.Contains($"\"{service}\"", StringComparison.Ordinal)));
        Assert.Empty(Missing(Tree.Services.Select(service => service.Path), projects.Contains));
    }

    [Fact]
    public void A_service_that_is_nowhere_is_found()
    {
        var targets = ComposeTargets("services:\n  clicks:\n    build: { context: ., target: clicks }\n  mailer:\n    build: { context: ., target: clicks }\n");

        Assert.Equal(["mailer", "planted"], Missing(["clicks", "mailer", "planted"], service => targets.GetValueOrDefault(service) == service));
    }

    static IEnumerable<string> Missing(IEnumerable<string> subjects, Func<string, bool> isThere) => subjects.Where(subject => !isThere(subject));

    static string Lower(Project service) => service.Folder.ToLowerInvariant();

    static Dictionary<string, string?> ComposeTargets(string compose)
    {
        var yaml = new YamlStream();
        using var text = new StringReader(compose);
        yaml.Load(text);
        return ((YamlMappingNode)yaml.Documents[0].RootNode["services"]).Children.ToDictionary(
            service => service.Key.ToString(),
            service => service.Value is YamlMappingNode node && node.Children.TryGetValue("build", out var build) && build is YamlMappingNode map && map.Children.TryGetValue("target", out var target) ? target.ToString() : null,
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^FROM \S+ AS (?<name>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Image();
}
