namespace JadaReferral.Local;

/// <summary>Where things are in the working copy.</summary>
public static class Repository
{
    const string Mark = "JadaReferral.sln";

    /// <summary>The folder that holds the solution, found upwards from where this assembly runs, then from the current folder.</summary>
    public static string Root { get; } =
        Above(AppContext.BaseDirectory)
        ?? Above(Environment.CurrentDirectory)
        ?? throw new LocalSetupException($"No {Mark} above {AppContext.BaseDirectory}: run this from inside a checkout.");

    /// <summary>The absolute path of <paramref name="parts"/> inside the working copy.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        }

        return null;
    }
}
