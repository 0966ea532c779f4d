using System.Reflection;
using System.Xml.Linq;
using JadaReferral.Local;

namespace JadaReferral.Architecture.Tests.Subjects;

/// <summary>A project of the tree.</summary>
/// <param name="Path">From the root, with slashes: <c>services/Clicks/JadaReferral.Clicks.csproj</c>.</param>
/// <param name="References">Projects it references, as paths from the root.</param>
/// <param name="IsWeb">Whether it is a process that listens.</param>
public sealed record Project(string Path, IReadOnlyList<string> References, bool IsWeb = false)
{
    /// <summary><c>services</c>, <c>platform</c>, <c>contracts</c>, <c>deploy</c> or <c>tests</c>.</summary>
    public string Area => Path.Split('/')[0];

    /// <summary>The folder it lives in, e.g. <c>Clicks</c>.</summary>
    public string Folder => Path.Split('/')[^2];

    public string AssemblyName => System.IO.Path.GetFileNameWithoutExtension(Path);

    public Assembly Load() => Assembly.Load(AssemblyName);
}

/// <summary>Finds the subjects of the rules in the tree.</summary>
public static class Tree
{
    public static IReadOnlyList<Project> Projects { get; } = [.. Directory
        .EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(path => path.Split('/')[0] is "services" or "platform" or "contracts" or "deploy" or "tests")
        .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(Read)];

    public static IEnumerable<Project> Services => Projects.Where(project => project.Area == "services");

    /// <summary>Services that run all the time; the others are commands.</summary>
    public static IEnumerable<Project> Processes => Services.Where(service => service.IsWeb);

    public static IEnumerable<string> SourcesOf(Project project) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(Repository.At(project.Path))!, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static Project Read(string path)
    {
        var project = XDocument.Load(Repository.At(path)).Root!;
        var folder = Path.GetDirectoryName(Repository.At(path))!;
        var references = project.Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(reference => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, reference))).Replace('\\', '/'));
        return new Project(path, [.. references], project.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web");
    }
}
