namespace JadaReferral.Testing;

/// <summary>The browser that browser tests drive: Debian's, or the one that the variable <c>CHROMIUM</c> names.</summary>
public static class Chromium
{
    /// <summary>For a sandbox without a display, and without calls to the browser's maker.</summary>
    public static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    /// <summary>Where it is.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says how to get one.</exception>
    public static string Path
    {
        get
        {
            var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
            return File.Exists(path)
                ? path
                : throw new InvalidOperationException($"There is no Chromium at {path}. On Debian: apt-get update && apt-get install -y chromium. Elsewhere set CHROMIUM to its path.");
        }
    }
}
