using Amazon.Runtime;

namespace Amazon.SimpleEmail;

/// <summary>How far SES is with checking a domain or its DKIM records. Any other string converts too.</summary>
/// <param name="value">The word on the wire.</param>
public class VerificationStatus(string value) : ConstantClass(value)
{
    /// <summary>The records were not found in time.</summary>
    public static readonly VerificationStatus Failed = new("Failed");

    /// <summary>Nothing is being checked.</summary>
    public static readonly VerificationStatus NotStarted = new("NotStarted");

    /// <summary>SES is still looking for the records.</summary>
    public static readonly VerificationStatus Pending = new("Pending");

    /// <summary>The records were found.</summary>
    public static readonly VerificationStatus Success = new("Success");

    /// <summary>The records were found before and are not now.</summary>
    public static readonly VerificationStatus TemporaryFailure = new("TemporaryFailure");

    /// <summary>The constant of a word.</summary>
    public static VerificationStatus FindValue(string value) => FindValue<VerificationStatus>(value);

    /// <summary>The constant of a word.</summary>
    public static implicit operator VerificationStatus(string value) => FindValue(value);
}

/// <summary>How far SES is with checking a custom MAIL FROM domain. Any other string converts too.</summary>
/// <param name="value">The word on the wire.</param>
public class CustomMailFromStatus(string value) : ConstantClass(value)
{
    /// <summary>The MX record was not found in time.</summary>
    public static readonly CustomMailFromStatus Failed = new("Failed");

    /// <summary>SES is still looking for the MX record.</summary>
    public static readonly CustomMailFromStatus Pending = new("Pending");

    /// <summary>The MX record was found.</summary>
    public static readonly CustomMailFromStatus Success = new("Success");

    /// <summary>The MX record was found before and is not now.</summary>
    public static readonly CustomMailFromStatus TemporaryFailure = new("TemporaryFailure");

    /// <summary>The constant of a word.</summary>
    public static CustomMailFromStatus FindValue(string value) => FindValue<CustomMailFromStatus>(value);

    /// <summary>The constant of a word.</summary>
    public static implicit operator CustomMailFromStatus(string value) => FindValue(value);
}

/// <summary>What SES does when the MAIL FROM domain's MX record is missing. Any other string converts too.</summary>
/// <param name="value">The word on the wire.</param>
public class BehaviorOnMXFailure(string value) : ConstantClass(value)
{
    /// <summary>It refuses to send.</summary>
    public static readonly BehaviorOnMXFailure RejectMessage = new("RejectMessage");

    /// <summary>It sends with a MAIL FROM domain of its own.</summary>
    public static readonly BehaviorOnMXFailure UseDefaultValue = new("UseDefaultValue");

    /// <summary>The constant of a word.</summary>
    public static BehaviorOnMXFailure FindValue(string value) => FindValue<BehaviorOnMXFailure>(value);

    /// <summary>The constant of a word.</summary>
    public static implicit operator BehaviorOnMXFailure(string value) => FindValue(value);
}
