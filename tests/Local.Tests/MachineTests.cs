using System.Globalization;
using System.Net;
using System.Net.Sockets;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.Processes;
using JadaReferral.Local.Stack;

namespace JadaReferral.Local.Tests;

/// <summary>What the machine may have in the way.</summary>
public sealed class MachineTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("jada-machine-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_taken_port_is_named_with_who_has_it()
    {
        using var listener = ListenWhereNobodyElseDoes();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;
        var options = new StackOptions { Ports = new Ports(taken - 8080), DataFolder = _folder };

        var exception = Assert.Throws<LocalSetupException>(() => StartCheck.Ports(options));

        Assert.Contains($"Port {taken} (redirect)", exception.Message, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--port-offset", exception.Message, StringComparison.Ordinal);
    }

    // The system hands out ports from 32768 on: the other ports of a stack around one of those may be some test's.
    static TcpListener ListenWhereNobodyElseDoes()
    {
        for (var port = 29_500; port < 32_000; port += 50)
        {
            var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException)
            {
                listener.Dispose();
            }
        }

        throw new InvalidOperationException("Something listens on every port that was tried.");
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var nobody = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();

        var exception = await Assert.ThrowsAsync<LocalSetupException>(() => StartCheck.AnswersAsync(nobody, CancellationToken.None));

        Assert.Contains(nobody.ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_is_used_by_one_stack_at_a_time()
    {
        using (var first = DataFolderLock.TryTake(_folder))
        {
            Assert.NotNull(first);
            Assert.Null(DataFolderLock.TryTake(_folder));
        }

        using var next = DataFolderLock.TryTake(_folder);
        Assert.NotNull(next);
    }

    [Fact]
    public void A_fresh_start_forgets_everything_but_the_lock()
    {
        using var taken = DataFolderLock.TryTake(_folder)!;
        Directory.CreateDirectory(Path.Combine(_folder, "dynalite", "deep"));
        File.WriteAllText(Path.Combine(_folder, "dynalite", "deep", "file"), "");
        File.WriteAllText(Path.Combine(_folder, "processes"), "");

        StartCheck.Empty(_folder, keep: taken.Path);

        Assert.Equal([taken.Path], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_is_ended_and_nobody_else()
    {
        if (OperatingSystem.IsWindows())
            return;
        var file = Path.Combine(_folder, "processes");
        await using var leftover = ChildProcess.Start("sleep", ["60"], _folder, [], _ => { });
        await using var stranger = ChildProcess.Start("sleep", ["60"], _folder, [], _ => { });
        new Leftovers(file).Remember(leftover.Id);
        // A number that the system gave to somebody else since: the start time differs.
        await File.AppendAllTextAsync(file, $"{stranger.Id} 2020-01-01T00:00:00.0000000Z\n");

        Assert.Equal(1, await new Leftovers(file).EndAsync(CancellationToken.None));

        await leftover.Exited.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(stranger.Exited.IsCompleted);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_process_that_does_not_listen_is_killed_after_its_time()
    {
        if (OperatingSystem.IsWindows())
            return;
        var started = new TaskCompletionSource();
        await using var deaf = ChildProcess.Start("sh", ["-c", "trap '' TERM; echo started; while :; do sleep 1; done"], _folder, [], _ => started.TrySetResult());
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.False(await deaf.StopAsync(TimeSpan.FromMilliseconds(200)));
        Assert.NotEqual(0, await deaf.Exited);
    }

    [Theory]
    [InlineData("v22.5.1", 22, 5)]
    [InlineData("v24.21.0\n", 24, 21)]
    [InlineData("23.0.0-pre", 23, 0)]
    public void The_version_of_node_is_read(string text, int major, int minor) =>
        Assert.Equal(new Version(major, minor), EmulatorPackages.ParseVersion(text));

    [Fact]
    public void What_is_no_version_is_none() => Assert.Null(EmulatorPackages.ParseVersion("bash: node: command not found"));
}
