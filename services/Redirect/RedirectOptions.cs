using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Redirect;

/// <summary>Section <c>Redirect</c>.</summary>
sealed class RedirectOptions : IValidatableObject
{
    /// <summary>Where visitors with an unknown or paused code go. Default: the charter's home page.</summary>
    [Required]
    public string MainSite { get; set; } = "https://queenofsandiego.com/";

    /// <summary>
    /// Networks, as <c>10.0.0.0/8</c>, whose forwarded headers are believed: the load balancer's, or the edge's. Default: none, so that
    /// nobody can choose an address or a country for himself.
    /// </summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>The last vendors that were read, for a start without AWS. Default: under the working directory.</summary>
    [Required]
    public string VendorCopy { get; set; } = ".jada/redirect/vendors.json";

    /// <summary>How often all vendors are read again, beside the changes that are announced. Default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(MainSite, UriKind.Absolute, out var site) || site.Scheme != Uri.UriSchemeHttps)
            yield return new ValidationResult("Redirect:MainSite has to be an absolute https URL.", [nameof(MainSite)]);
        foreach (var proxy in TrustedProxies.Where(proxy => !System.Net.IPNetwork.TryParse(proxy, out _)))
            yield return new ValidationResult($"Redirect:TrustedProxies: '{proxy}' is no network such as 10.0.0.0/8.", [nameof(TrustedProxies)]);
    }
}
