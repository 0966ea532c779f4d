using System.Text.Json;
using JadaReferral.Local.Stack;

namespace JadaReferral.Local.Tests;

public sealed class CatalogTests
{
    static IEnumerable<string> Projects => Directory.EnumerateDirectories(Repository.At("services")).Select(folder => Path.GetFileName(folder));

    [Fact]
    public void Every_service_but_the_command_line_is_run() =>
        Assert.Equal(Projects.Except(["Cli"]).Order(), ServiceCatalog.Names.Order());

    [Fact]
    public void Everything_that_is_run_is_built_first()
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(Repository.At("deploy", "Local", "up.slnf")));
        var built = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(project => project.GetString()!);

        Assert.Equal(
            Projects.Select(name => $"services/{name}/JadaReferral.{name}.csproj").Append("deploy/Local/JadaReferral.Local.csproj").Order(StringComparer.Ordinal),
            built.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Guests_are_let_in_last() =>
        Assert.Equal(ServiceCatalog.Front, ServiceCatalog.Instances(new Ports(0), new Dictionary<string, int>())[^1].Service);

    [Fact]
    public void Replicas_have_names_and_ports_of_their_own()
    {
        var instances = ServiceCatalog.Instances(new Ports(100), new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["clicks"] = 3, ["mailer"] = 2 });

        Assert.Equal(["clicks", "clicks-2", "clicks-3"], instances.Where(instance => instance.Service == "Clicks").Select(instance => instance.Name));
        Assert.Equal(instances.Count, instances.Select(instance => instance.Port).Distinct().Count());
        Assert.Equal(instances.Count, instances.Select(instance => instance.Name).Distinct().Count());
    }
}
