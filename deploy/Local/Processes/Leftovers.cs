using System.Diagnostics;
using System.Globalization;

namespace JadaReferral.Local.Processes;

/// <summary>
/// Remembers in a file which processes a run started, so that the next run can end those that outlived a run which was killed.
/// A process counts as one of them only if its number and its start time both match.
/// </summary>
sealed class Leftovers(string file)
{
    static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);
    readonly Lock _gate = new();

    public void Remember(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            var line = string.Create(CultureInfo.InvariantCulture, $"{processId} {process.StartTime.ToUniversalTime():O}\n");
            lock (_gate)
                File.AppendAllText(file, line);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended already: there is nothing to remember.
        }
    }

    /// <summary>Nothing of this run is left.</summary>
    public void Forget() => File.Delete(file);

    /// <summary>Ends what is left of an earlier run and returns how many processes that were.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return 0;

        var ended = 0;
        foreach (var line in await File.ReadAllLinesAsync(file, cancellationToken))
        {
            if (Find(line) is not { } process)
                continue;
            using (process)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(cancellationToken);
            }

            ended++;
        }

        Forget();
        return ended;
    }

    static Process? Find(string line)
    {
        var parts = line.Split(' ');
        if (parts.Length != 2
            || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id)
            || !DateTime.TryParseExact(parts[1], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var started))
            return null;

        try
        {
            var process = Process.GetProcessById(id);
            if ((process.StartTime.ToUniversalTime() - started).Duration() <= Tolerance)
                return process;
            process.Dispose();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It is gone.
        }

        return null;
    }
}
