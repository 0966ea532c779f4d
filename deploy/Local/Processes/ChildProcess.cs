using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace JadaReferral.Local.Processes;

/// <summary>A process that this one started, whose output it reads line by line and which it can ask to stop.</summary>
public sealed partial class ChildProcess : IRunning
{
    const int SigTerm = 15;

    readonly Process _process;
    readonly Task _outputRead;

    ChildProcess(Process process, Action<string> line)
    {
        _process = process;
        Id = process.Id;
        _outputRead = Task.WhenAll(Read(process.StandardOutput, line), Read(process.StandardError, line));
        Exited = AwaitExit();
    }

    public int Id { get; }

    /// <summary>Ends with the process, after its last line was read; its result is the exit code.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="file">The program, found on PATH unless it is a path.</param>
    /// <param name="arguments">Its arguments, each one passed as it is.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables to set; with null, variables of this process that it is not to see.</param>
    /// <param name="line">Called for each line it writes, from two threads.</param>
    /// <exception cref="Win32Exception">The program is not there or can't be run.</exception>
    public static ChildProcess Start(
        string file, IEnumerable<string> arguments, string folder, IEnumerable<KeyValuePair<string, string?>> environment, Action<string> line)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return new ChildProcess(Process.Start(start)!, line);
    }

    /// <summary>Asks it to stop; kills it, with what it started, when it has not within <paramref name="patience"/>. True when it stopped by itself.</summary>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        if (Exited.IsCompleted)
            return true;

        Ask();
        try
        {
            await Exited.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
            return false;
        }
    }

    public void Kill()
    {
        try
        {
            if (!Exited.IsCompleted)
                _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended just now.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    void Ask()
    {
        // Emulators stop when their input closes, on every system; services on SIGTERM.
        _process.StandardInput.Close();
        if (!OperatingSystem.IsWindows())
            _ = SendSignal(Id, SigTerm); // fails only when the process has just ended, which is what was wanted
    }

    async Task<int> AwaitExit()
    {
        await _process.WaitForExitAsync();
        await _outputRead;
        return _process.ExitCode;
    }

    static async Task Read(StreamReader output, Action<string> line)
    {
        while (await output.ReadLineAsync() is { } text)
            line(text);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
