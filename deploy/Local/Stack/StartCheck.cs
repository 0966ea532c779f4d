using JadaReferral.Local.Processes;

namespace JadaReferral.Local.Stack;

/// <summary>Finds out before anything is started what would keep it from running, and says it in one line.</summary>
static class StartCheck
{
    static readonly TimeSpan EndpointPatience = TimeSpan.FromSeconds(5);

    public static void Ports(StackOptions options)
    {
        if (Wanted(options).Where(wanted => !PortOwner.IsFree(wanted.Port)).ToList() is [var (what, port), ..])
        {
            throw new LocalSetupException(
                $"Port {port} ({what}) is taken by {PortOwner.Describe(port)}. Stop it, or run on other ports with ./jada up --port-offset 1000.");
        }
    }

    /// <summary>Every assembly that is to run was built.</summary>
    public static void Built()
    {
        if (ServiceCatalog.Names.FirstOrDefault(service => !File.Exists(ServiceCatalog.Assembly(service))) is { } missing)
            throw new LocalSetupException($"{missing} is not built ({ServiceCatalog.Assembly(missing)} is missing). Run ./jada up, which builds first.");
    }

    /// <summary>Any answer will do: what path an endpoint answers differs.</summary>
    public static async Task AnswersAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(EndpointPatience);
        try
        {
            using var answer = await Http.Client.GetAsync(endpoint, patience.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new LocalSetupException($"Nothing answers at {endpoint}. Start it, or leave out --endpoint to use the bundled emulators.", exception);
        }
    }

    /// <summary>Removes what earlier runs kept in <paramref name="folder"/>, except the file <paramref name="keep"/>.</summary>
    public static void Empty(string folder, string keep)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => file != keep))
            File.Delete(file);
        foreach (var child in Directory.EnumerateDirectories(folder))
            Directory.Delete(child, recursive: true);
    }

    static IEnumerable<(string What, int Port)> Wanted(StackOptions options)
    {
        var ports = options.Ports;
        foreach (var instance in ServiceCatalog.Instances(ports, options.Replicas))
            yield return (instance.Name, instance.Port);
        yield return ("edge", ports.Edge);
        yield return ("CloudFront and EventBridge stand-ins", ports.Control);
        if (options.Endpoint is not null)
            yield break;
        yield return ("SQS, SNS and S3 emulator", ports.SqsSnsS3);
        yield return ("DynamoDB emulator", ports.DynamoDb);
        yield return ("SES emulator", ports.Ses);
    }
}
