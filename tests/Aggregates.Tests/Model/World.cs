using JadaReferral.Aggregates.Audit;
using JadaReferral.Clicks;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Aggregates.Tests.Model;

/// <summary>
/// Both services' own code over a store and queues held in memory, moved one step at a time by a seeded hand. Every request to the store and every publish
/// waits before and after its effect until it is picked; which one is picked, which message is delivered (again), and which process dies where, follows
/// from the seed. So a failing case repeats, but for the jitter of back-off.
/// </summary>
sealed class World
{
    readonly Random _random;
    readonly Dictionary<Process, List<TaskCompletionSource>> _waiting = [];
    readonly List<Message> _queue = [];
    readonly List<Process> _processes = [];
    readonly HandDrivenClock _clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    readonly BusinessCalendar _calendar;
    readonly int _thread = Environment.CurrentManagedThreadId;
    Exception? _failure;
    int _steps;
    int _deaths;
    int _duplicates;

    public World(int seed, BusinessCalendar calendar, int deaths, int duplicates)
    {
        _random = new(seed);
        _calendar = calendar;
        _deaths = deaths;
        _duplicates = duplicates;
    }

    /// <summary>What survives: the two tables.</summary>
    public SortedDictionary<(string Vendor, string Timestamp), Click> Rows { get; } = new(KeyOrder.Instance);

    public SortedDictionary<(string Vendor, string Bucket), VendorTotals> Totals { get; } = new(KeyOrder.Instance);

    /// <summary>Whether the table of totals checks the conditions of writes. Switched off, the model must find counts that are wrong.</summary>
    public bool ChecksConditions { get; init; } = true;

    /// <summary>Whether messages are done when they are delivered instead of when they are handled. Switched on, the model must find clicks that are lost.</summary>
    public bool AcknowledgesEarly { get; init; }

    public List<TotalsUpdated> Published { get; } = [];

    public int Deaths { get; private set; }

    public void Send(object message) => _queue.Add(new(message));

    /// <summary>Steps until every message is done.</summary>
    public void Run()
    {
        // Without a context every continuation runs right where its step is picked: one thread, one order.
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            RunSteps();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    void RunSteps()
    {
        for (var i = 0; i < 2; i++)
        {
            _processes.Add(ClicksProcess());
            _processes.Add(AggregatesProcess());
        }

        while (_queue.Count > 0)
        {
            if (_steps > 2_000_000)
                throw new InvalidOperationException($"{_queue.Count} messages are still not done.");
            Step();
            if (_failure is not null)
                throw new InvalidOperationException("A message failed, which nothing here gives a reason for.", _failure);
        }
    }

    /// <summary>A step of a process: waits to be picked. Never ends when the process is dead.</summary>
    public async Task StepAsync(Process process)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("A continuation left the thread of the model: its order is no longer decided by the seed.");

        var picked = new TaskCompletionSource();
        if (!process.Dead)
            _waiting[process].Add(picked);
        await picked.Task;
    }

    public int Next(int below) => _random.Next(below);

    void Step()
    {
        _steps++;
        var waiting = _waiting.Where(process => process.Value.Count > 0 && process.Key.PausedUntil < _steps).Select(process => process.Key).ToList();
        var deliverable = _queue.Where(message => message.Holder is null).ToList();
        var dice = _random.Next(1000);
        if (dice < 5 && _deaths > 0)
            Kill(_processes[_random.Next(_processes.Count)]);
        else if (dice < 10 && _duplicates > 0)
            DeliverTwice(_queue[_random.Next(_queue.Count)]);
        else if (dice < 60)
            Pause(_processes[_random.Next(_processes.Count)]);
        else if (dice < 160)
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        else if (dice < 400 && deliverable.Count > 0)
            Deliver(deliverable[_random.Next(deliverable.Count)]);
        else if (waiting.Count > 0)
            Resume(_waiting[waiting[_random.Next(waiting.Count)]]);
    }

    // A collection of garbage, a slow network: that is how a process comes to write what it read long ago.
    void Pause(Process process) => process.PausedUntil = _steps + _random.Next(60);

    void Resume(List<TaskCompletionSource> steps)
    {
        var index = _random.Next(steps.Count);
        var step = steps[index];
        steps.RemoveAt(index);
        step.SetResult();
    }

    void Kill(Process process)
    {
        _deaths--;
        Deaths++;
        process.Dead = true;
        _waiting.Remove(process);
        foreach (var message in _queue.Where(message => message.Holder == process))
            message.Holder = null;
        _processes[_processes.IndexOf(process)] = process.Service == "clicks" ? ClicksProcess() : AggregatesProcess();
    }

    void DeliverTwice(Message message)
    {
        _duplicates--;
        _queue.Add(new(message.Body));
    }

    void Deliver(Message message)
    {
        var service = message.Body is IReadOnlyList<ClickRecorded> ? "clicks" : "aggregates";
        var process = _processes.Where(candidate => candidate.Service == service).ElementAt(_random.Next(2));
        message.Holder = process;
        if (AcknowledgesEarly)
            _queue.Remove(message);
        _ = HandleAsync(process, message);
    }

    async Task HandleAsync(Process process, Message message)
    {
        try
        {
            await process.Handle(message.Body);
            _queue.Remove(message);
        }
        catch (Exception failure)
        {
            _failure ??= failure;
        }
    }

    Process ClicksProcess()
    {
        var process = NewProcess("clicks");
        var intake = new ClickIntake(new ModelClickStore(this, process), _clock, NullLogger<ClickIntake>.Instance);
        process.Handle = body => intake.StoreAsync(
            [.. ((IReadOnlyList<ClickRecorded>)body).Select(ClickRow.Of)],
            async (buckets, _) =>
            {
                await StepAsync(process);
                Send(new ClicksStored { BatchId = Guid.Empty, StoredAt = _clock.GetUtcNow(), Buckets = buckets });
                await StepAsync(process);
            },
            CancellationToken.None);
        return process;
    }

    Process AggregatesProcess()
    {
        var process = NewProcess("aggregates");
        var rows = new ModelClickRows(this, process);
        var totals = new ModelTotalsStore(this, process);
        var tree = new TotalsTree(_calendar);
        var recount = new Recount(rows, totals, _clock);
        var round = new CountingRound(recount, tree, async (update, _) =>
        {
            await StepAsync(process);
            Published.Add(update);
        });
        var queue = new RecountQueue(round, Options.Create(new AggregatesOptions()), _clock, NullLogger<RecountQueue>.Instance);
        var walk = new VendorWalk(new VendorHistory(rows, totals), tree, _calendar);
        process.Handle = body => body switch
        {
            ClicksStored stored => queue.CountAsync(BucketRules.Checked(stored.Buckets), CancellationToken.None),
            RebuildRequested rebuild => walk.RunAsync(
                rebuild.Vendor!, VendorHistory.Beginning, new Rebuild(recount, (_, _) => Task.CompletedTask), CancellationToken.None),
            _ => throw new InvalidOperationException($"Nobody takes {body}."),
        };
        return process;
    }

    Process NewProcess(string service)
    {
        var process = new Process(service);
        _waiting[process] = [];
        return process;
    }

    sealed class Message(object body)
    {
        public object Body => body;

        public Process? Holder { get; set; }
    }
}

/// <summary>An instance of a service.</summary>
sealed class Process(string service)
{
    public string Service => service;

    public bool Dead { get; set; }

    /// <summary>Until this step it stands still.</summary>
    public int PausedUntil { get; set; }

    public Func<object, Task> Handle { get; set; } = _ => Task.CompletedTask;
}

sealed class KeyOrder : IComparer<(string, string)>
{
    public static readonly KeyOrder Instance = new();

    public int Compare((string, string) x, (string, string) y)
    {
        var partition = string.CompareOrdinal(x.Item1, y.Item1);
        return partition != 0 ? partition : string.CompareOrdinal(x.Item2, y.Item2);
    }
}
