using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using JadaReferral.Local.Seed;
using JadaReferral.Local.SesEvents;
using JadaReferral.Local.Stack;
using JadaReferral.Local.Standins;

namespace JadaReferral.Local;

/// <summary>The command line: <c>up</c> and <c>ses-event</c> for people, the others for containers.</summary>
static class Commands
{
    const int Interrupted = 130;

    const string UpDescription = """
        Starts everything, prints where it is, and runs until Ctrl-C. What was stored stays for the next time.

          ./jada up --replicas clicks=2,mailer=2        share the work of two services among two processes each
          ./jada up --port-offset 1000                  a second stack beside the first
          ./jada up --endpoint http://127.0.0.1:5000    on an AWS-compatible server that already runs
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new Command("./jada", "The local stack: AWS emulators, seed data and every service on 127.0.0.1.")
        {
            new HelpOption { Recursive = true }, Up(), SesEventVerb.Make(ParseOffset), Prepare(), Card(), Standins(),
        };
        // How long a stop takes is the stack's business, not the command line's.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        try
        {
            var parsed = root.Parse(args);
            if (parsed.Errors is [var error, ..])
                return Fail($"{error.Message} ./jada {parsed.CommandResult.Command.Name} --help explains the options.");
            return await parsed.InvokeAsync(configuration);
        }
        catch (LocalSetupException exception)
        {
            return Fail(exception.Message);
        }
        catch (AmazonServiceException exception)
        {
            return Fail($"AWS, or what stands in for it, refused: {exception.Message} ({exception.ErrorCode}, HTTP {(int)exception.StatusCode}).");
        }
    }

    /// <summary>One line, however long, so that it can be searched for and copied.</summary>
    static int Fail(string message)
    {
        Console.Error.WriteLine("✗ " + message);
        return 1;
    }

    static Command Up()
    {
        var endpoint = new Option<Uri?>("--endpoint")
        {
            HelpName = "URL",
            Description = "Use this AWS-compatible endpoint for SQS, SNS, S3, DynamoDB and SES and start no emulator. Previews are still served by the built-in edge.",
            CustomParser = ParseEndpoint,
        };
        var replicas = new Option<Dictionary<string, int>>("--replicas")
        {
            HelpName = "SERVICE=N",
            Description = $"Run N processes of a service that only consumes ({string.Join(", ", ServiceCatalog.Scalable).ToLowerInvariant()}). Separate several with commas.",
            CustomParser = ParseReplicas,
            DefaultValueFactory = _ => [],
        };
        var offset = new Option<int>("--port-offset")
        {
            HelpName = "N",
            Description = "Add N to every port and keep data under .jada/N, so that two stacks can run side by side.",
            CustomParser = ParseOffset,
        };
        var data = new Option<string?>("--data") { HelpName = "FOLDER", Description = "Keep data there instead of under .jada/." };
        var fresh = new Option<bool>("--fresh") { Description = "Forget what earlier runs kept: clicks, cards, mail." };
        var jsonLogs = new Option<bool>("--json-logs") { Description = "Print the services' log lines as the JSON they write." };
        var withParent = new Option<bool>("--with-parent") { Description = "Stop when standard input closes.", Hidden = true };

        var up = new Command("up", UpDescription) { endpoint, replicas, offset, data, fresh, jsonLogs, withParent };
        up.SetAction(async result =>
        {
            StartCheck.Built();
            var ports = new Ports(result.GetValue(offset));
            var options = new StackOptions
            {
                Endpoint = result.GetValue(endpoint),
                Replicas = result.GetValue(replicas)!,
                Ports = ports,
                DataFolder = Path.GetFullPath(result.GetValue(data) ?? Repository.At(".jada", ports.Offset.ToString(CultureInfo.InvariantCulture))),
                Fresh = result.GetValue(fresh),
                JsonLogs = result.GetValue(jsonLogs),
            };
            await UntilAskedToStopAsync(new LocalStack(options, Terminal.Console, TimeProvider.System), result.GetValue(withParent));
            return 0;
        });
        return up;
    }

    static Command Prepare()
    {
        var prepare = new Command("prepare", "Creates tables and buckets and stores the seed data, where AWS's variables say; doing it again changes nothing.");
        prepare.SetAction((_, cancellationToken) => new Preparation(AwsAccess.FromEnvironment()).RunAsync(cancellationToken));
        return prepare;
    }

    static Command Card()
    {
        var dashboard = new Option<Uri>("--dashboard") { Description = "The Dashboard's address.", Required = true };
        var edge = new Option<Uri>("--edge") { Description = "The edge's address as people reach it.", Required = true };
        var card = new Command("card", "Adds the task card with the seeded drafts, once.") { dashboard, edge };
        card.SetAction((result, cancellationToken) => SeedCard.EnsureAsync(
            result.GetValue(dashboard)!, result.GetValue(edge)!, OperatorKey.FromEnvironment(), cancellationToken));
        return card;
    }

    static Command Standins()
    {
        var address = new Option<string>("--address") { Description = "Where to listen.", DefaultValueFactory = _ => "127.0.0.1" };
        var standins = new Command("stand-ins", "Runs the edge and the stand-ins for CloudFront and EventBridge alone.") { address };
        standins.SetAction(async result =>
        {
            using var stop = new CancellationTokenSource();
            using var signals = new StopSignals(stop, again: () => Environment.Exit(Interrupted));
            await using var host = new StandinHost(AwsAccess.FromEnvironment(), new Ports(0), result.GetValue(address)!);
            await host.StartAsync(stop.Token);
            await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        return standins;
    }

    static async Task UntilAskedToStopAsync(LocalStack stack, bool withParent)
    {
        using var stop = new CancellationTokenSource();
        using var signals = new StopSignals(stop, again: () =>
        {
            stack.Kill();
            Environment.Exit(Interrupted);
        });
        if (withParent)
            _ = StopWhenInputClosesAsync(stop);
        await stack.RunAsync(stop.Token);
    }

    static async Task StopWhenInputClosesAsync(CancellationTokenSource stop)
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null, stop.Token);
        await stop.CancelAsync();
    }

    static Uri? ParseEndpoint(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens.SingleOrDefault()?.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        result.AddError("--endpoint takes an http or https URL, e.g. http://127.0.0.1:5000.");
        return null;
    }

    static int ParseOffset(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens.SingleOrDefault()?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset <= Ports.LargestOffset)
            return offset;
        result.AddError($"--port-offset takes a whole number from 0 to {Ports.LargestOffset}.");
        return 0;
    }

    static Dictionary<string, int> ParseReplicas(ArgumentResult result)
    {
        var replicas = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        const int MostProcesses = 20;
        foreach (var pair in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            var parts = pair.Split('=');
            if (parts.Length == 2
                && ServiceCatalog.Scalable.FirstOrDefault(service => service.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) is { } service
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is >= 1 and <= MostProcesses)
            {
                replicas[service] = count;
            }
            else
            {
                result.AddError($"--replicas {pair}: write SERVICE=N with N from 1 to {MostProcesses} and one of {string.Join(", ", ServiceCatalog.Scalable).ToLowerInvariant()}.");
            }
        }

        return replicas;
    }

    /// <summary>Ctrl-C, SIGTERM and a closed terminal ask to stop; a second one does what <c>again</c> says.</summary>
    sealed class StopSignals : IDisposable
    {
        readonly PosixSignalRegistration[] _registrations;
        int _received;

        public StopSignals(CancellationTokenSource stop, Action again)
        {
            PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
            _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                if (Interlocked.Increment(ref _received) == 1)
                    stop.Cancel();
                else
                    again();
            }))];
        }

        public void Dispose()
        {
            foreach (var registration in _registrations)
                registration.Dispose();
        }
    }
}
