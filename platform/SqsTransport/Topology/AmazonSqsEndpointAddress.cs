using MassTransit.AmazonSqsTransport;

namespace MassTransit;

/// <summary>
/// The address of a queue or topic: <c>amazonsqs://region/scope/name?durable=false&amp;autodelete=true&amp;type=topic</c>.
/// The short forms <c>queue:name</c> and <c>topic:name</c> are relative to a host.
/// </summary>
public readonly record struct AmazonSqsEndpointAddress
{
    /// <summary>What an address names.</summary>
    public enum AddressType
    {
        /// <summary>A queue.</summary>
        Queue = 0,

        /// <summary>A topic.</summary>
        Topic = 1,
    }

    /// <summary>Reads an address; <paramref name="hostAddress"/> completes the short forms.</summary>
    /// <exception cref="ArgumentException">The scheme is unknown.</exception>
    /// <exception cref="ConfigurationException">The name isn't allowed.</exception>
    public AmazonSqsEndpointAddress(Uri hostAddress, Uri address, AddressType type = AddressType.Queue)
    {
        Durable = true;
        Type = type;

        switch (address.Scheme.ToLowerInvariant())
        {
            case AmazonSqsHostAddress.AmazonSqsScheme:
                var path = Uri.UnescapeDataString(address.AbsolutePath).Trim('/');
                var slash = path.LastIndexOf('/');
                Host = new AmazonSqsHostAddress(new UriBuilder(address) { Path = slash > 0 ? path[..slash] : "/", Query = "" }.Uri);
                Name = path[(slash + 1)..];
                break;

            case "queue":
                Host = new AmazonSqsHostAddress(hostAddress);
                Name = address.AbsolutePath;
                break;

            case "topic":
                Host = new AmazonSqsHostAddress(hostAddress);
                Name = Host.Scope == "/" ? address.AbsolutePath : $"{Host.Scope}_{address.AbsolutePath}";
                Type = AddressType.Topic;
                break;

            default:
                throw new ArgumentException($"The address scheme is not supported: {address}", nameof(address));
        }

        AmazonSqsEntityNameValidator.Validator.ThrowIfInvalidEntityName(Name);

        foreach (var option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = option.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (option[..at], option[(at + 1)..]) : (option, "");
            switch (key)
            {
                case "temporary" when bool.TryParse(value, out var temporary):
                    AutoDelete = temporary;
                    Durable = !temporary;
                    break;
                case "durable" when bool.TryParse(value, out var durable):
                    Durable = durable;
                    break;
                case "autodelete" when bool.TryParse(value, out var autoDelete):
                    AutoDelete = autoDelete;
                    break;
                case "type" when Enum.TryParse<AddressType>(value, ignoreCase: true, out var named):
                    Type = named;
                    break;
            }
        }
    }

    /// <summary>An address from its parts.</summary>
    public AmazonSqsEndpointAddress(Uri hostAddress, string name, bool durable = true, bool autoDelete = false, AddressType type = AddressType.Queue)
    {
        Host = new AmazonSqsHostAddress(hostAddress);
        Name = name;
        Durable = durable;
        AutoDelete = autoDelete;
        Type = type;
    }

    /// <summary>The host that the queue or topic is on.</summary>
    public AmazonSqsHostAddress Host { get; }

    /// <summary>The name of the queue or topic.</summary>
    public string Name { get; }

    /// <summary>False for a queue of one process' lifetime.</summary>
    public bool Durable { get; }

    /// <summary>Whether the queue is deleted when its endpoint stops.</summary>
    public bool AutoDelete { get; }

    /// <summary>Queue or topic.</summary>
    public AddressType Type { get; }

    /// <summary>The address as a URI.</summary>
    public static implicit operator Uri(in AmazonSqsEndpointAddress address)
    {
        var options = new List<string>(3);
        if (!address.Durable)
            options.Add("durable=false");
        if (address.AutoDelete)
            options.Add("autodelete=true");
        if (address.Type == AddressType.Topic)
            options.Add("type=topic");

        // Topic names carry the scope in themselves.
        var path = address.Host.Scope == "/" || address.Type == AddressType.Topic
            ? address.Name
            : $"{Uri.EscapeDataString(address.Host.Scope)}/{address.Name}";
        return new UriBuilder(AmazonSqsHostAddress.AmazonSqsScheme, address.Host.Host, address.Host.Port, path) { Query = string.Join('&', options) }.Uri;
    }
}
