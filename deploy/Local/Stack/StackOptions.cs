namespace JadaReferral.Local.Stack;

/// <summary>What <c>./jada up</c> was asked for.</summary>
public sealed record StackOptions
{
    /// <summary>An AWS-compatible endpoint that already runs; null starts the bundled emulators.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Processes by service name, where it is not one.</summary>
    public IReadOnlyDictionary<string, int> Replicas { get; init; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    public Ports Ports { get; init; } = new(0);

    /// <summary>Holds what the emulators and the services keep between runs.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Forget what earlier runs kept.</summary>
    public bool Fresh { get; init; }

    /// <summary>Print the services' log lines as they are.</summary>
    public bool JsonLogs { get; init; }

    public string Logs => Path.Combine(DataFolder, "logs");
}
