using System.Text;
using JadaReferral.Redirect.Journal;
using JadaReferral.Redirect.Tests.Journal;
using JadaReferral.Testing;

namespace JadaReferral.Redirect.Tests.Processes;

[Trait("Needs", "emulators")]
public sealed class KilledProcessTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jada-killed-");
    readonly Dictionary<string, string?> _settings;
    readonly Guests _guests = new();

    public KilledProcessTests() => _settings = RedirectProcess.Settings(_folder.FullName);

    public void Dispose()
    {
        _guests.Dispose();
        _folder.Delete(recursive: true);
    }

    ClickJournal OpenJournal() => ClickJournal.Open(new JournalOptions { Folder = RedirectProcess.JournalIn(_folder.FullName) });

    [Theory]
    [InlineData("Process")]
    [InlineData("Disk")]
    public async Task Killed_again_and_again_under_load_it_keeps_every_answered_click_once(string durability)
    {
        const int connections = 6;
        const int kills = 2;
        _settings["Journal__Durability"] = durability;
        for (var kill = 1; kill <= kills; kill++)
        {
            await using var process = await RedirectProcess.StartAsync(_settings);
            var clicking = _guests.ClickUntilItDiesAsync(process.Url, connections);
            var before = _guests.Answered.Count;
            await Eventually.True(() => _guests.Answered.Count >= before + 200, "200 answers");
            await process.KillAsync();
            await clicking;
        }

        using var journal = OpenJournal();
        var recorded = journal.PendingIds();
        Assert.Equal(0, journal.Damaged);
        Assert.Equal(recorded.Count, recorded.Distinct().Count());
        Assert.Empty(_guests.Answered.Except(recorded));
        Assert.InRange(recorded.Count, _guests.Answered.Count, _guests.Answered.Count + (connections * kills));
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_says_so_and_exits()
    {
        await using var first = await RedirectProcess.StartAsync(_settings);
        await using var second = RedirectProcess.Begin(_settings);
        Assert.Equal(1, await second.Exited.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains(second.Output, line => line.Contains("belongs to another running process", StringComparison.Ordinal));
        await _guests.ClickAsync(first.Url, "solare");
    }

    [Fact]
    public async Task The_visitors_address_is_nowhere_in_what_it_writes()
    {
        if (!OperatingSystem.IsLinux())
            return;

        _settings["Logging__LogLevel__Default"] = "Debug";
        _settings["Publisher__DrainFor"] = "00:00:01";
        await using (var process = await RedirectProcess.StartAsync(_settings))
        {
            foreach (var code in SevenVendors.Codes)
                await _guests.ClickAsync(process.Url, code);
            await process.StopAsync();
            Assert.DoesNotContain(process.Output, line => line.Contains(Guests.Address.ToString(), StringComparison.Ordinal));
        }

        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Guests.Address.ToString())));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Guests.Address.GetAddressBytes()));
        }

        using var journal = OpenJournal();
        Assert.Equal(7, journal.Pending().Count(pending => pending.Click.VisitorKey is { Length: 32 }));
    }
}
