using JadaReferral.Local.Processes;

namespace JadaReferral.Local.Stack;

/// <summary>One stack at a time works on a data folder.</summary>
sealed class DataFolderLock : IDisposable
{
    readonly IDisposable _lock;

    DataFolderLock(string path, IDisposable taken)
    {
        Path = path;
        _lock = taken;
    }

    /// <summary>The file that is held open.</summary>
    public string Path { get; }

    /// <summary>Null when another stack has the folder.</summary>
    public static DataFolderLock? TryTake(string folder)
    {
        var path = System.IO.Path.Combine(folder, "lock");
        return InterprocessLock.TryTake(path) is { } taken ? new DataFolderLock(path, taken) : null;
    }

    public void Dispose() => _lock.Dispose();
}
