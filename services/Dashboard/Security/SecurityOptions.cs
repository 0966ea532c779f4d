using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Dashboard.Security;

/// <summary>Section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>A key with every right for the operator's own programs, e.g. <c>./jada</c> beside a local stack; from a secret, never from a file in the repository. Null: none.</summary>
    [MinLength(32)]
    public string? OperatorKey { get; set; }

    /// <summary>The one-time token for creating the first admin. Null makes a random one at start and prints the link.</summary>
    [MinLength(16)]
    public string? SetupToken { get; set; }

    /// <summary>Where people reach the dashboard: begins the links that are given out. Default: the local address.</summary>
    [Required, Url]
    public string PublicUrl { get; set; } = "http://127.0.0.1:8081";

    /// <summary>How long someone who does nothing stays signed in. Default: 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Wrong passwords before an account is locked. Default: 5.</summary>
    [Range(1, 100)]
    public int FailuresBeforeLock { get; set; } = 5;

    /// <summary>How long it stays locked. Default: 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Requests to the API that one person or key may make in a minute. Default: 1,200.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 1_200;

    /// <summary>Tries to sign in that one address may make in a minute. Default: 20.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>Looks at vendors' own pages that one address may make in a minute, codes and downloads included. Default: 120.</summary>
    [Range(1, 100_000)]
    public int OwnPagesPerMinute { get; set; } = 120;
}
