namespace MassTransit;

/// <summary>Host settings that can be bound from configuration, by bus name. Used when <see cref="Region"/> is set.</summary>
public class AmazonSqsTransportOptions
{
    /// <summary>The region's system name, e.g. <c>us-west-2</c>.</summary>
    public string? Region { get; set; }

    /// <summary>The scope; default: none.</summary>
    public string? Scope { get; set; }

    /// <summary>The access key; default: AWS's own credential chain.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The secret key; default: AWS's own credential chain.</summary>
    public string? SecretKey { get; set; }
}
