namespace JadaReferral.Dashboard.Tasks;

/// <summary>Where a card stands. With emails it follows from their states; see <see cref="CardRules"/>.</summary>
public static class CardStatus
{
    /// <summary>Nothing was asked for yet, or its preview failed.</summary>
    public const string Open = "open";

    /// <summary>A preview is being made.</summary>
    public const string Previewing = "previewing";

    /// <summary>At least one email waits for a decision.</summary>
    public const string Ready = "ready";

    /// <summary>Every email is decided, at least one is approved, none has left yet.</summary>
    public const string Approved = "approved";

    /// <summary>Every email was rejected.</summary>
    public const string Rejected = "rejected";

    /// <summary>Some have left, some have not.</summary>
    public const string Sending = "sending";

    /// <summary>Everything that was approved was sent; or a plain to-do is done.</summary>
    public const string Done = "done";

    /// <summary>At least one approved email was not sent, or it is not known.</summary>
    public const string Failed = "failed";

    /// <summary>All of them, in the order of a card's life.</summary>
    public static readonly IReadOnlyList<string> All = [Open, Previewing, Ready, Approved, Rejected, Sending, Done, Failed];
}

/// <summary>Where one email of a card stands.</summary>
public static class EmailState
{
    /// <summary>Not rendered in its present version.</summary>
    public const string Draft = "draft";

    /// <summary>Rendered; waits for a decision.</summary>
    public const string Ready = "ready";

    /// <summary>Approved; Mailer has been told, or will be.</summary>
    public const string Approved = "approved";

    /// <summary>Its approval is being undone; Mailer says whether that was in time.</summary>
    public const string Cancelling = "cancelling";

    /// <summary>A person said no.</summary>
    public const string Rejected = "rejected";

    /// <summary>SES accepted it.</summary>
    public const string Sent = "sent";

    /// <summary>It was not sent and will not be under this approval.</summary>
    public const string Failed = "failed";

    /// <summary>It may have been sent: an SES event or a person settles it.</summary>
    public const string Unknown = "unknown";
}

/// <summary>Sorts of card that the dashboard knows more about.</summary>
public static class CardTypes
{
    /// <summary>Outreach emails to be previewed, approved and sent.</summary>
    public const string VendorReferralApproval = "vendor-referral-approval";

    /// <summary>A vendor to get back to.</summary>
    public const string FollowUp = "follow-up";
}

/// <summary>How urgent a card is.</summary>
public static class Priorities
{
    public const string Normal = "normal";

    /// <summary>All of them, most urgent first.</summary>
    public static readonly IReadOnlyList<string> All = ["urgent", "high", Normal, "low"];
}
