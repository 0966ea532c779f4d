using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Redirect.Journal;

/// <summary>Section <c>Journal</c>.</summary>
sealed class JournalOptions
{
    /// <summary>Where the segment files are. One process owns it. Default: under the working directory.</summary>
    [Required]
    public string Folder { get; set; } = ".jada/redirect/journal";

    /// <summary>How safe a click is when its visitor is answered. Default: it survives the process.</summary>
    [EnumDataType(typeof(Durability))]
    public Durability Durability { get; set; } = Durability.Process;

    /// <summary>How many clicks fit while the broker is away; 256 bytes of disk each, taken as they are needed. Default 1,048,576.</summary>
    [Range(1024, 1 << 30)]
    public int Capacity { get; set; } = 1 << 20;

    /// <summary>Records in a segment file, a power of two; tests make it small. 65,536 are 16 MiB.</summary>
    internal int SegmentRecords { get; set; } = 1 << 16;

    /// <summary>One more than the capacity needs: the oldest and the newest are each full only in part.</summary>
    internal int MaxSegments => ((Capacity + SegmentRecords - 1) / SegmentRecords) + 1;
}

enum Durability
{
    /// <summary>In the file's pages in memory: survives the death of the process, not of the machine.</summary>
    Process,

    /// <summary>On the disk, with one flush for all that wait: survives a loss of power.</summary>
    Disk,
}
