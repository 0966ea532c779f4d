using System.CommandLine;
using System.Globalization;
using Amazon.SQS;

namespace JadaReferral.Bench.Transport;

/// <summary>
/// <c>prove transport</c>: many messages through one queue while the processes that consume it are killed at random. Each message must be handled,
/// and handled twice only where the process that handled it first was killed before it could delete it.
/// </summary>
static class TransportProof
{
    // The last part is left in peace, so that it ends.
    const double KilledUntil = 0.95;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Command()
    {
        var messages = new Option<int>("--messages") { Description = "Messages through the queue.", DefaultValueFactory = _ => 100_000 };
        var processes = new Option<int>("--processes") { Description = "Processes that consume at a time.", DefaultValueFactory = _ => 3 };
        var command = new Command("transport", "Messages through a queue whose consumers are killed at random: none lost, doubled only by a kill.") { messages, processes };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var emulator = await Messaging.At(endpoint: null);
            var settings = new BenchSettings(emulator.Url, TimeSpan.Zero, Concurrency: 4);
            return await Run(settings, arguments.GetValue(messages), arguments.GetValue(processes), cancellationToken) ? 0 : 1;
        });
        return command;
    }

    static async Task<bool> Run(BenchSettings settings, int messages, int processes, CancellationToken cancellationToken)
    {
        var ledger = new Ledger();
        var queue = $"proof-{Guid.NewGuid():N}";
        var workers = Enumerable.Range(0, processes).Select(_ => ProofWorkerProcess.Start(settings, queue, ledger)).ToList();
        await Task.WhenAll(workers.Select(worker => worker.Ready)).WaitAsync(Patience, cancellationToken);

        await using var publisher = await BusContestant.SqsPublisher(settings);
        var publishing = Publishers.Run(publisher.Bus, messages, settings.Publishers);

        var kills = 0;
        var nextKill = Random.Shared.Next(messages / 30);
        var progress = (Handled: 0, At: Environment.TickCount64);
        while (ledger.Handled < messages)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            if (ledger.Handled > progress.Handled)
                progress = (ledger.Handled, Environment.TickCount64);
            else if (Environment.TickCount64 - progress.At > Patience.TotalMilliseconds)
                break;

            // By progress, not by time: a process that is killed before it has begun proves nothing.
            var place = Random.Shared.Next(workers.Count);
            if (ledger.Handled >= nextKill && ledger.Handled < messages * KilledUntil && workers[place].Ready.IsCompletedSuccessfully)
            {
                await workers[place].Kill();
                workers[place] = ProofWorkerProcess.Start(settings, queue, ledger);
                kills++;
                nextKill = ledger.Handled + Random.Shared.Next(messages / 100, messages / 30);
            }
        }

        await publishing;
        var left = await LeftOnQueue(settings, queue, cancellationToken);
        foreach (var worker in workers)
            await worker.Stop();

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{messages} messages, {kills} kills: {ledger.Handled} handled, {ledger.Doubled} of them again after a kill, {ledger.DoubledWithoutKill} again without one; at most {ledger.MostAtATime} of {settings.Prefetch} at a time in one process; {left} left on the queue."));
        return ledger.Handled == messages && ledger.DoubledWithoutKill == 0 && ledger.MostAtATime <= settings.Prefetch && left == 0;
    }

    // Waits out what killed processes still hide, and the last deletes.
    static async Task<int> LeftOnQueue(BenchSettings settings, string queue, CancellationToken cancellationToken)
    {
        using var sqs = new AmazonSQSClient(BenchSettings.Credentials, settings.Configure(new AmazonSQSConfig(), new MeteredHttp(TimeSpan.Zero)));
        var url = (await sqs.GetQueueUrlAsync(queue, cancellationToken)).QueueUrl;
        var patience = Environment.TickCount64 + (2000 * ProofWorker.VisibilityTimeoutSeconds);
        while (true)
        {
            var counts = (await sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"], cancellationToken)).Attributes!;
            var left = counts.Values.Sum(count => int.Parse(count, CultureInfo.InvariantCulture));
            if (left == 0 || Environment.TickCount64 > patience)
                return left;
            await Task.Delay(200, cancellationToken);
        }
    }
}

/// <summary>Who handled which message.</summary>
sealed class Ledger
{
    readonly Lock _gate = new();
    readonly Dictionary<Guid, List<ProofWorkerProcess>> _handlers = [];
    int _mostAtATime;

    public int Handled
    {
        get
        {
            lock (_gate)
                return _handlers.Count;
        }
    }

    public int Doubled => Count(all => all.Count > 1 && IsExplained(all));

    public int DoubledWithoutKill => Count(all => all.Count > 1 && !IsExplained(all));

    public int MostAtATime => _mostAtATime;

    public void Add(Guid message, ProofWorkerProcess handler, int atATime)
    {
        lock (_gate)
        {
            if (_handlers.TryGetValue(message, out var handlers))
                handlers.Add(handler);
            else
                _handlers.Add(message, [handler]);
            _mostAtATime = Math.Max(_mostAtATime, atATime);
        }
    }

    // All but one of those who handled it must have been killed.
    static bool IsExplained(List<ProofWorkerProcess> handlers) => handlers.Count(handler => !handler.IsKilled) <= 1;

    int Count(Func<List<ProofWorkerProcess>, bool> which)
    {
        lock (_gate)
            return _handlers.Values.Count(which);
    }
}
