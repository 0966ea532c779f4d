namespace JadaReferral.Local.Processes;

/// <summary>A lock that processes on one machine take by holding a file open; the system lets it go when its holder dies.</summary>
public static class InterprocessLock
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until <paramref name="path"/> is nobody else's. Dispose the result to let go.</summary>
    /// <param name="path">The file; it and its folder are made when they are missing.</param>
    /// <param name="waiting">Called once if somebody else has it.</param>
    public static async Task<IDisposable> TakeAsync(string path, Action waiting, CancellationToken cancellationToken)
    {
        var told = false;
        while (true)
        {
            if (TryTake(path) is { } taken)
                return taken;
            if (!told)
                waiting();
            told = true;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>The lock, or null when somebody else has it.</summary>
    public static IDisposable? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
