using System.Text.Json;
using JadaReferral.Contracts.ReadModels;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Vendors;

/// <summary>The last vendors that were read, in a file: what a start without AWS works with.</summary>
sealed partial class VendorCopy(IOptions<RedirectOptions> options, ILogger<VendorCopy> logger)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    readonly Lock _gate = new();

    string Path => options.Value.VendorCopy;

    /// <summary>What the file holds; nothing when there is none or it can't be read.</summary>
    public IReadOnlyList<Vendor> Read()
    {
        try
        {
            using var file = File.OpenRead(Path);
            return JsonSerializer.Deserialize<List<Vendor>>(file, Json) ?? [];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            Log.Unreadable(logger, Path, unreadable);
            return [];
        }
    }

    /// <summary>Replaces the file as a whole, so that a process that dies here leaves the old one.</summary>
    public void Write(IReadOnlyList<Vendor> vendors)
    {
        lock (_gate)
            Replace(vendors);
    }

    void Replace(IReadOnlyList<Vendor> vendors)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
            var unfinished = Path + ".new";
            using (var file = File.Create(unfinished))
            {
                JsonSerializer.Serialize(file, vendors, Json);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, Path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, Path, refused);
        }
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The copy of the vendors in {Path} cannot be read; until AWS answers, every code is unknown")]
        public static partial void Unreadable(ILogger logger, string path, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The copy of the vendors in {Path} cannot be written; a start without AWS would work with an older one")]
        public static partial void NotWritten(ILogger logger, string path, Exception exception);
    }
}
