using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Previews;

/// <summary>Section <c>Previews</c>: where preview pages live.</summary>
public sealed class PreviewsOptions
{
    /// <summary>The bucket behind the distribution.</summary>
    [Required]
    public string Bucket { get; set; } = "jada-previews";

    /// <summary>The distribution's address, without a path.</summary>
    [Required, Url]
    public string BaseUrl { get; set; } = "http://127.0.0.1:8082";

    /// <summary>The CloudFront distribution's id.</summary>
    [Required]
    public string DistributionId { get; set; } = "ELOCALPREVIEWS";

    /// <summary>How often a running invalidation is asked whether it has completed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan InvalidationPoll { get; set; } = TimeSpan.FromSeconds(5);
}
