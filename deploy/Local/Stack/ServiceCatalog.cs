namespace JadaReferral.Local.Stack;

/// <summary>One process of a service.</summary>
/// <param name="Service">The service's folder, e.g. <c>Clicks</c>.</param>
/// <param name="Number">1 for the first.</param>
/// <param name="Port">Where it listens.</param>
sealed record ServiceInstance(string Service, int Number, int Port)
{
    /// <summary>Names it in logs: <c>clicks</c>, <c>clicks-2</c>.</summary>
    public string Name => Service.ToLowerInvariant() + (Number == 1 ? "" : $"-{Number}");

    public Uri Ready => new(Ports.Url(Port), "/health/ready");
}

/// <summary>Which services there are, where they listen, and which may run more than once.</summary>
static class ServiceCatalog
{
    /// <summary>What guests reach.</summary>
    public const string Front = "Redirect";

    static readonly (string Service, bool Scales, Func<Ports, int> Port)[] Services =
    [
        ("Clicks", true, ports => ports.Clicks),
        ("Aggregates", true, ports => ports.Aggregates),
        ("Previews", true, ports => ports.Previews),
        ("Mailer", true, ports => ports.Mailer),
        ("Dashboard", false, ports => ports.Dashboard),
        (Front, false, ports => ports.Redirect),
    ];

    public static IEnumerable<string> Names => Services.Select(entry => entry.Service);

    /// <summary>Those that only consume: any number of processes share their queues.</summary>
    public static IEnumerable<string> Scalable => Services.Where(entry => entry.Scales).Select(entry => entry.Service);

    /// <summary>Debug or Release, like this very assembly.</summary>
    static string Configuration { get; } =
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);

    public static string Folder(string service) => Repository.At("services", service);

    public static string Assembly(string service) =>
        Path.Combine(Folder(service), "bin", Configuration, "net10.0", $"JadaReferral.{service}.dll");

    /// <summary>Every process to run, those that guests reach last.</summary>
    public static IReadOnlyList<ServiceInstance> Instances(Ports ports, IReadOnlyDictionary<string, int> replicas)
    {
        var extra = 0;
        return
        [
            .. Services.SelectMany(entry => Enumerable
                .Range(1, Math.Max(1, replicas.GetValueOrDefault(entry.Service, 1)))
                .Select(number => new ServiceInstance(entry.Service, number, number == 1 ? entry.Port(ports) : ports.Replica(extra++)))),
        ];
    }
}
