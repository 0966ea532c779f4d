using System.ComponentModel.DataAnnotations;
using System.Net;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Section <c>Preflight</c>: whom to ask what a mail alone does not tell. What nobody is asked is reported as not checked.</summary>
sealed class OutsideOptions : IValidatableObject
{
    const int UsualPort = 53;

    /// <summary>The name server to ask about domains, as <c>169.254.169.253</c> or <c>10.0.0.2:53</c>. Default: none is asked.</summary>
    public string? NameServer { get; set; }

    /// <summary>Whether SES is asked what the account may still send. Default: no.</summary>
    public bool AskAccount { get; set; }

    /// <summary>How long an answer may take before the rule counts as not checked. Default: 3 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:00:30")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The name server's address; null when none is asked.</summary>
    public IPEndPoint? NameServerAddress
    {
        get
        {
            if (!IPEndPoint.TryParse(NameServer ?? "", out var address))
                return null;
            if (address.Port == 0)
                address.Port = UsualPort;
            return address;
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(NameServer) && NameServerAddress is null)
            yield return new ValidationResult($"Preflight:NameServer is “{NameServer}”, which is no address such as 10.0.0.2 or 10.0.0.2:53.", [nameof(NameServer)]);
    }
}
