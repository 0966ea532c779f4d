using JadaReferral.Architecture.Tests.Subjects;

namespace JadaReferral.Architecture.Tests;

/// <summary>
/// What the official packages offer of what stands in for them here, one member a line: <c>Amazon.SQS.Model.Message.get_Body() : string</c>. How the
/// lists were made is in docs/adr/0012.
/// </summary>
public static class OfficialApi
{
    /// <summary>The stand-ins by assembly, and the list of what each stands in for.</summary>
    public static IReadOnlyDictionary<string, string> Lists { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JadaReferral.Platform.Aws"] = "AWSSDK.txt",
        ["JadaReferral.Platform.SqsTransport"] = "MassTransit.AmazonSQS.txt",
    };

    /// <summary>Projects whose references <c>-p:OfficialAwsPackages=true</c> changes: all that isn't a stand-in or a test.</summary>
    public static IEnumerable<Project> Users =>
        Tree.Projects.Where(project => project.Area is "services" or "platform" or "deploy" && !Lists.ContainsKey(project.AssemblyName));

    public static IReadOnlySet<string> Read(string list) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "OfficialApi", list))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Uses of a stand-in that the official package doesn't offer.</summary>
    public static IEnumerable<string> Violations(string user, IEnumerable<MemberUse> uses, IReadOnlyDictionary<string, IReadOnlySet<string>> official) =>
        from use in uses
        where official.ContainsKey(use.Assembly) && !official[use.Assembly].Contains(use.ToString())
        select $"{user} uses {use}";
}
