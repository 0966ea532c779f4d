using System.Text.RegularExpressions;
using JadaReferral.Local.Stack;
using YamlDotNet.RepresentationModel;

namespace JadaReferral.Local.Tests;

/// <summary>No engine runs where this is built, so what docker-compose.yml names is checked against what there is.</summary>
public sealed partial class ComposeTests
{
    /// <summary>What compose runs besides the projects of services/.</summary>
    static readonly string[] Surroundings = ["card", "dynalite", "edge", "fauxqs", "mailbox", "prepare"];

    readonly YamlMappingNode _services = Parse();

    [Fact]
    public void Its_services_are_the_projects_and_their_surroundings()
    {
        var projects = Directory.EnumerateDirectories(Repository.At("services")).Select(folder => Path.GetFileName(folder).ToLowerInvariant());

        Assert.Equal(projects.Concat(Surroundings).Order(), _services.Children.Keys.Select(Text).Order());
    }

    [Fact]
    public void Every_build_names_a_file_and_a_target_that_exist()
    {
        foreach (var (name, service) in Services())
        {
            var build = Merged(service, "build");
            var dockerfile = Repository.At(Text(build["dockerfile"]));
            Assert.True(File.Exists(dockerfile), $"{name}: {dockerfile} is missing.");
            Assert.Contains(Text(build["target"]), TargetPattern().Matches(File.ReadAllText(dockerfile)).Select(match => match.Groups["target"].Value));
        }
    }

    [Fact]
    public void Each_service_is_built_from_the_target_of_its_name()
    {
        foreach (var (name, service) in Services().Where(pair => !Surroundings.Contains(pair.Name)))
            Assert.Equal(name, Text(Merged(service, "build")["target"]));
    }

    [Fact]
    public void Everything_that_keeps_running_has_a_health_check()
    {
        string[] endsByItself = ["card", "cli", "prepare"];
        var withHealth = Services().Where(pair => Find(pair.Service, "healthcheck") is not null).Select(pair => pair.Name);

        Assert.Equal(_services.Children.Keys.Select(Text).Except(endsByItself).Order(), withHealth.Order());
    }

    [Fact]
    public void Whatever_a_service_waits_for_is_a_service()
    {
        foreach (var (name, service) in Services())
        {
            if (Find(service, "depends_on") is YamlMappingNode needs)
                Assert.All(Keys(needs), needed => Assert.True(_services.Children.ContainsKey(needed), $"{name} waits for {needed}, which is not there."));
        }
    }

    [Fact]
    public void Endpoints_point_at_services_and_their_ports()
    {
        var ports = new Ports(0);
        var environment = Environment("clicks");

        Assert.Equal($"http://fauxqs:{ports.SqsSnsS3}", environment["AWS_ENDPOINT_URL_SQS"]);
        Assert.Equal($"http://dynalite:{ports.DynamoDb}", environment["AWS_ENDPOINT_URL_DYNAMODB"]);
        Assert.Equal($"http://mailbox:{ports.Ses}", environment["AWS_ENDPOINT_URL_SES"]);
        Assert.Equal($"http://edge:{ports.Control}", environment["AWS_ENDPOINT_URL_CLOUDFRONT"]);
        foreach (var url in environment.Where(pair => pair.Key.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)).Select(pair => new Uri(pair.Value)))
            Assert.True(_services.Children.ContainsKey(url.Host), $"{url} names no service.");
    }

    [Fact]
    public void It_sets_the_variables_that_the_local_stack_sets()
    {
        var local = AwsAccess.ToEmulators(new Ports(0)).Settings.Keys;

        Assert.Empty(local.Except(Environment("clicks").Keys));
    }

    [Fact]
    public void Published_ports_are_on_the_loopback_and_are_those_of_the_local_stack()
    {
        var ports = new Ports(0);
        int[] known = [ports.Redirect, ports.Dashboard, ports.Edge, ports.Mailer, ports.SqsSnsS3, ports.DynamoDb, ports.Ses];
        var published = Services()
            .SelectMany(pair => Find(pair.Service, "ports") is YamlSequenceNode list ? list.Select(Text) : [])
            .Select(port => port.Split(':'))
            .ToList();

        Assert.All(published, port => Assert.Equal("127.0.0.1", port[0]));
        Assert.Equal(known.Order(), published.Select(port => int.Parse(port[1], System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public void Services_that_only_consume_publish_no_port_so_that_they_can_be_scaled()
    {
        Assert.All(["clicks", "aggregates", "previews"], name => Assert.Null(Find((YamlMappingNode)_services[name], "ports")));
    }

    [Fact]
    public void No_image_runs_as_root()
    {
        var stages = File.ReadAllText(Repository.At("deploy", "Dockerfile")).Split("\nFROM ").Skip(1).ToDictionary(
            stage => TargetPattern().Match("FROM " + stage).Groups["target"].Value,
            stage => (Base: stage.Split(' ')[0], HasUser: stage.Contains("\nUSER ", StringComparison.Ordinal)),
            StringComparer.Ordinal);

        Assert.All(stages.Keys.Except(["build"]), target => Assert.True(stages[target].HasUser || stages[stages[target].Base].HasUser, $"{target} sets no user."));
    }

    static YamlMappingNode Parse()
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(Repository.At("docker-compose.yml"));
        yaml.Load(file);
        return (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["services"];
    }

    IEnumerable<(string Name, YamlMappingNode Service)> Services() =>
        _services.Children.Select(pair => (Text(pair.Key), (YamlMappingNode)pair.Value));

    Dictionary<string, string> Environment(string service) => Flatten(Merged((YamlMappingNode)_services[service], "environment"));

    static YamlMappingNode Merged(YamlMappingNode service, string key) =>
        (YamlMappingNode)(Find(service, key) ?? throw new KeyNotFoundException($"A service has no {key}."));

    static Dictionary<string, string> Flatten(YamlMappingNode node)
    {
        var found = node.Children
            .Where(pair => Text(pair.Key) == "<<")
            .SelectMany(pair => pair.Value is YamlSequenceNode several ? several.Children : [pair.Value])
            .SelectMany(merged => Flatten((YamlMappingNode)merged))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in node.Children.Where(pair => Text(pair.Key) != "<<"))
            found[Text(key)] = Text(value);
        return found;
    }

    static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.SelectMany(pair =>
        Text(pair.Key) == "<<" ? Keys((YamlMappingNode)pair.Value) : [Text(pair.Key)]);

    /// <summary>The value of a key, its own or one that is merged in.</summary>
    static YamlNode? Find(YamlMappingNode node, string key)
    {
        if (node.Children.TryGetValue(key, out var own))
            return own;
        return (node.Children.TryGetValue("<<", out var merged) ? merged : null) switch
        {
            YamlSequenceNode several => several.Select(one => Find((YamlMappingNode)one, key)).FirstOrDefault(found => found is not null),
            YamlMappingNode single => Find(single, key),
            _ => null,
        };
    }

    static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"^FROM \S+ AS (?<target>\S+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex TargetPattern();
}
