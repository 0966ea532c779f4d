namespace JadaReferral.Platform.S3;

/// <summary>Section <c>S3</c>: what AWS's own settings don't cover.</summary>
public sealed class S3Options
{
    /// <summary>Puts the bucket into the path instead of the host, as S3-compatible servers without wildcard names need. Default: false.</summary>
    public bool ForcePathStyle { get; set; }
}
