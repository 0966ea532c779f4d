using System.CommandLine;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Bench.Transport;

/// <summary><c>bench transport</c>: what the transport costs beyond MassTransit itself, beside the clients alone.</summary>
static class TransportBench
{
    public static Command Command()
    {
        var messages = new Option<int>("--messages") { Description = "Messages in each measurement.", DefaultValueFactory = _ => 20_000 };
        var rounds = new Option<int>("--rounds") { Description = "Times that each measurement is taken, in turns; the middle one counts.", DefaultValueFactory = _ => 3 };
        var latency = new Option<TimeSpan>("--latency")
        {
            Description = "Added to every request, e.g. 10ms.",
            CustomParser = result => Durations.Parse(result.Tokens[0].Value),
        };
        var concurrency = new Option<int>("--concurrency") { Description = "Requests at a time.", DefaultValueFactory = _ => 16 };
        var endpoint = new Option<Uri?>("--endpoint") { Description = "SQS and SNS that run already; default: an emulator is started.", CustomParser = result => new Uri(result.Tokens[0].Value) };
        var pace = new Option<bool>("--no-pace") { Description = "Leaves out the measurements that take their time: 100 messages a second, and idle." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };

        var command = new Command("transport", "The transport beside MassTransit in memory and the bare SQS and SNS clients.")
        {
            messages, rounds, latency, concurrency, endpoint, pace, json,
        };
        command.SetAction(async (arguments, _) =>
        {
            await using var emulator = await Messaging.At(arguments.GetValue(endpoint));
            var settings = new BenchSettings(emulator.Url, arguments.GetValue(latency), arguments.GetValue(concurrency));
            var report = await Run(settings, arguments.GetValue(messages), arguments.GetValue(rounds), !arguments.GetValue(pace));
            if (arguments.GetValue(json))
                report.PrintJson();
            else
                report.Print();
            return 0;
        });
        return command;
    }

    static async Task<TransportReport> Run(BenchSettings settings, int messages, int rounds, bool paced)
    {
        await using var memory = await BusContestant.InMemory(settings);
        await using var transport = await BusContestant.Sqs(settings);
        await transport.Both(1);
        await using var bare = await BareContestant.Start(settings, transport.Counter.Body!);
        IContestant[] contestants = [memory, bare, transport];

        foreach (var contestant in contestants)
            await contestant.Both(Math.Min(messages, 2_000));

        var runs = contestants.ToDictionary(contestant => contestant, _ => (Publish: new List<Cost>(), Consume: new List<Cost>(), Both: new List<Cost>()));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contestant in contestants)
                runs[contestant].Publish.Add(await Measurement.Of(messages, () => contestant.Publish(messages), () => contestant.Requests));
            foreach (var contestant in contestants)
                runs[contestant].Consume.Add(await Measurement.Of(messages, () => contestant.Consume(messages), () => contestant.Requests));
            foreach (var contestant in contestants)
                runs[contestant].Both.Add(await Measurement.Of(messages, () => contestant.Both(messages), () => contestant.Requests));
        }

        var results = contestants
            .Select(contestant => new ContestantResult(
                contestant.Name,
                Cost.Median(runs[contestant].Publish),
                Cost.Median(runs[contestant].Consume),
                Cost.Median(runs[contestant].Both)))
            .ToList();

        return new TransportReport(
            messages,
            settings.Latency.TotalMilliseconds,
            settings.Concurrency,
            results,
            paced ? await PacedRun.OfTransport(transport) : null,
            paced ? await PacedRun.OfBareClients(bare) : null,
            paced ? await IdleRun.Of(transport) : null);
    }
}

/// <summary>SQS and SNS for a bench: an emulator of its own, or what runs already.</summary>
sealed class Messaging : IAsyncDisposable
{
    readonly LocalMessaging? _emulator;

    Messaging(Uri url, LocalMessaging? emulator) => (Url, _emulator) = (url, emulator);

    public Uri Url { get; }

    public static async Task<Messaging> At(Uri? endpoint)
    {
        if (endpoint is not null)
            return new Messaging(endpoint, emulator: null);
        var emulator = new LocalMessaging();
        await emulator.InitializeAsync();
        return new Messaging(emulator.MessagingUrl, emulator);
    }

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null)
            await _emulator.DisposeAsync();
    }
}
