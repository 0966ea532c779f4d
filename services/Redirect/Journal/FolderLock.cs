using System.Globalization;

namespace JadaReferral.Redirect.Journal;

/// <summary>Ownership of a journal folder by this process, held by an open file that the system releases when the process dies.</summary>
sealed class FolderLock : IDisposable
{
    readonly FileStream _file;

    FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "owner.lock");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")));
            file.Flush();
            return new FolderLock(file);
        }
        catch (IOException locked)
        {
            throw new JournalInUseException(Path.GetFullPath(folder), locked);
        }
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>Another process owns the journal folder.</summary>
sealed class JournalInUseException(string folder, Exception inner) : IOException(
    $"The journal folder {folder} belongs to another running process. Stop it, or give this one a folder of its own with Journal__Folder.", inner);
