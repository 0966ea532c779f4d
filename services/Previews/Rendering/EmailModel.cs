namespace JadaReferral.Previews.Rendering;

/// <summary>All that a template can say: <c>{{vendor.name}}</c>, <c>{{link.url}}</c>, <c>{{fields.offer}}</c> and so on.</summary>
sealed record EmailModel(VendorModel Vendor, LinkModel Link, SenderModel Sender, LinkModel Unsubscribe, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Every name that a template may use, besides <c>fields.*</c>.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "vendor.code", "vendor.name", "vendor.greetingName", "vendor.contactName",
        "link.url", "link.display",
        "sender.name", "sender.address", "sender.replyTo", "sender.postalAddress",
        "unsubscribe.url",
    };
}

/// <summary>The vendor that is written to.</summary>
/// <param name="Code">The referral code.</param>
/// <param name="Name">The business.</param>
/// <param name="ContactName">The person, null when none is known.</param>
/// <param name="GreetingName">The person, or else the business's team.</param>
sealed record VendorModel(string Code, string Name, string? ContactName, string GreetingName);

/// <summary>A link.</summary>
/// <param name="Url">What the link points at.</param>
/// <param name="Display">The same without the scheme, for reading.</param>
sealed record LinkModel(string Url, string Display)
{
    public static LinkModel Of(string url) => new(url, url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..]);
}

sealed record SenderModel(string Name, string Address, string ReplyTo, string PostalAddress);
