namespace MassTransit;

/// <summary>The address of a host: <c>amazonsqs://region/scope</c>.</summary>
public readonly record struct AmazonSqsHostAddress
{
    /// <summary>The scheme of host, queue and topic addresses.</summary>
    public const string AmazonSqsScheme = "amazonsqs";

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">The scheme is another.</exception>
    public AmazonSqsHostAddress(Uri address)
    {
        if (!string.Equals(address.Scheme, AmazonSqsScheme, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The address scheme is not {AmazonSqsScheme}: {address}", nameof(address));

        Host = address.Host;
        Port = address.Port;
        Scope = address.AbsolutePath.Trim('/') is { Length: > 0 } scope ? Uri.UnescapeDataString(scope) : "/";
    }

    /// <summary>An address from its parts.</summary>
    public AmazonSqsHostAddress(string host, string? scope = null)
    {
        Host = host;
        Port = -1;
        Scope = scope?.Trim('/') is { Length: > 0 } name ? name : "/";
    }

    /// <summary>The region, or the host name of a local server.</summary>
    public string Host { get; }

    /// <summary>The port of a local server, or -1.</summary>
    public int Port { get; }

    /// <summary>The scope, or <c>/</c> when there is none.</summary>
    public string Scope { get; }

    /// <summary>The address as a URI.</summary>
    public static implicit operator Uri(in AmazonSqsHostAddress address) =>
        new UriBuilder(AmazonSqsScheme, address.Host, address.Port, address.Scope == "/" ? "/" : Uri.EscapeDataString(address.Scope)).Uri;
}
