using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace JadaReferral.Local.Processes;

/// <summary>Says whether a port of 127.0.0.1 is free and, where the system tells, who has it.</summary>
static class PortOwner
{
    /// <summary>True when nothing listens on <paramref name="port"/>.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>For a sentence: <c>process 4711 (nginx)</c>, or <c>another process</c>.</summary>
    public static string Describe(int port)
    {
        if (!OperatingSystem.IsLinux())
            return "another process";

        var inodes = ((string[])["/proc/net/tcp", "/proc/net/tcp6"])
            .Where(File.Exists)
            .SelectMany(file => File.ReadLines(file).Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => IsListeningOn(fields, port))
            .Select(fields => $"socket:[{fields[9]}]")
            .ToHashSet(StringComparer.Ordinal);
        var owner = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .FirstOrDefault(folder => Holds(folder, inodes));
        return owner is null
            ? "another process"
            : $"process {Path.GetFileName(owner)} ({File.ReadAllText(Path.Combine(owner, "comm")).Trim()})";
    }

    static bool IsListeningOn(string[] fields, int port)
    {
        const string Listening = "0A";
        return fields.Length > 9
            && fields[3] == Listening
            && fields[1].EndsWith(port.ToString("X4", CultureInfo.InvariantCulture).Insert(0, ":"), StringComparison.Ordinal);
    }

    static bool Holds(string processFolder, HashSet<string> inodes)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(processFolder, "fd"))
                .Any(descriptor => File.ResolveLinkTarget(descriptor, returnFinalTarget: false) is { } target && inodes.Contains(target.Name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else's process, or one that has just ended: not ours to look into.
            return false;
        }
    }
}
