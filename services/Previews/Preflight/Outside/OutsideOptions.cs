using System.ComponentModel.DataAnnotations;
using System.Net;

namespace JadaReferral.Previews.Preflight.Outside;

/// <summary>Section <c>Preflight</c>: whom to ask what a mail alone does not tell. What nobody is asked is reported as not checked.</summary>
sealed class OutsideOptions : IValidatableObject
{
    const int UsualPort = 53;

    /// <summary>The name server to ask about domains, as <c>169.254.169.253</c> or <c>10.0.0.2:53</c>. Default: none is asked.</summary>
    public string? NameServer { get; set; }

    /// <summary>Whether SES is asked about the account and the From domain. Default: no.</summary>
    public bool AskAccount { get; set; }

    /// <summary>The configuration set that Mailer sends with, the same as <c>Mailer:ConfigurationSet</c>. Default: SES is asked about none.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{0,64}$")]
    public string ConfigurationSet { get; set; } = "";

    /// <summary>Whether the unsubscribe page is posted to with a test that unsubscribes nobody. Default: no.</summary>
    public bool AskUnsubscribe { get; set; }

    /// <summary>Whether the links of a mail that lead to us are opened. Default: no.</summary>
    public bool AskLinks { get; set; }

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
