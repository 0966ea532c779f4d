using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.Operations;
using JadaReferral.Redirect.Journal;
using JadaReferral.Redirect.Publishing;
using JadaReferral.Redirect.Tests.Journal;
using JadaReferral.Testing;
using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace JadaReferral.Redirect.Tests.Publishing;

public sealed class ClickPublisherTests : IDisposable
{
    readonly JournalFolder _folder = new();
    readonly ClickJournal _journal;
    readonly Broker _broker = new();
    readonly BrokerCircuit _circuit = new(TimeProvider.System);
    readonly Acknowledgements _acknowledgements = new(Options.Create(new ClicksOptions { AcknowledgeWithin = TimeSpan.FromSeconds(30) }), TimeProvider.System);

    public ClickPublisherTests() => _journal = _folder.Open(capacity: 4096, segmentRecords: 256);

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    /// <summary>Stands for the bus: accepts or refuses, click by click, and remembers.</summary>
    sealed class Broker
    {
        readonly Lock _gate = new();

        public List<Guid> Accepted { get; } = [];

        public Dictionary<Guid, int> Attempts { get; } = [];

        public Func<ClickRecorded, bool> Accepts { get; set; } = _ => true;

        public IBus Bus
        {
            get
            {
                var bus = Substitute.For<IBus>();
                bus.Publish(Arg.Any<ClickRecorded>(), Arg.Any<IPipe<PublishContext<ClickRecorded>>>(), Arg.Any<CancellationToken>())
                    .Returns(call => TakeAsync(call.Arg<ClickRecorded>()));
                return bus;
            }
        }

        async Task TakeAsync(ClickRecorded click)
        {
            await Task.Yield();
            lock (_gate)
            {
                Attempts[click.ClickId] = Attempts.GetValueOrDefault(click.ClickId) + 1;
                if (!Accepts(click))
                    throw new IOException("The broker refuses.");
                Accepted.Add(click.ClickId);
            }
        }

        public int Count
        {
            get
            {
                lock (_gate)
                    return Accepted.Count;
            }
        }
    }

    ClickPublisher Publisher(PublisherOptions? options = null)
    {
        var settings = Options.Create(options ?? new PublisherOptions { MaxBackOff = TimeSpan.FromMilliseconds(500), DrainFor = TimeSpan.FromSeconds(20) });
        var refused = new RefusedClicks(settings, Options.Create(_folder.Options()), TimeProvider.System, NullLogger<RefusedClicks>.Instance);
        return new ClickPublisher(_journal, _broker.Bus, _acknowledgements, refused, _circuit, settings, TimeProvider.System, NullLogger<ClickPublisher>.Instance);
    }

    List<Guid> Record(int clicks)
    {
        var ids = Enumerable.Range(0, clicks).Select(_ => Guid.NewGuid()).ToList();
        foreach (var id in ids)
        {
            Assert.True(_journal.Append(id));
            _journal.Maintain();
        }

        return ids;
    }

    [Fact]
    public async Task What_is_recorded_is_published_once_and_leaves_the_journal()
    {
        using var publisher = Publisher();
        await publisher.StartAsync(CancellationToken.None);
        var ids = Record(500);
        await Eventually.True(() => _journal.Backlog == 0, "an empty journal");
        await publisher.StopAsync(CancellationToken.None);

        Assert.Equal(ids.Order(), _broker.Accepted.Order());
        Assert.Empty(_journal.PendingIds());
    }

    [Fact]
    public async Task Of_a_batch_only_the_accepted_clicks_are_marked_and_the_others_are_tried_again()
    {
        var ids = Record(50);
        var unlucky = ids.Where((_, index) => index % 5 == 0).ToHashSet();
        _broker.Accepts = click => !unlucky.Contains(click.ClickId) || _broker.Attempts[click.ClickId] > 2;

        using var publisher = Publisher();
        await publisher.StartAsync(CancellationToken.None);
        await Eventually.True(() => _journal.Backlog == 0, "an empty journal");
        await publisher.StopAsync(CancellationToken.None);

        Assert.Equal(ids.Order(), _broker.Accepted.Order());
        Assert.All(ids, id => Assert.Equal(unlucky.Contains(id) ? 3 : 1, _broker.Attempts[id]));
    }

    [Fact]
    public async Task After_an_outage_it_catches_up_by_itself_and_meanwhile_asks_only_now_and_then()
    {
        var away = true;
        _broker.Accepts = _ => !Volatile.Read(ref away);
        var ids = Record(20);
        using var publisher = Publisher();
        await publisher.StartAsync(CancellationToken.None);
        await Eventually.True(() => _broker.Attempts.GetValueOrDefault(ids[0]) >= 3, "several attempts");
        Assert.Equal(20, _journal.Backlog);
        await Eventually.True(() => _circuit.Report() is { State: CircuitReport.Open, Openings: > 0, Since: not null }, "an open circuit");

        Volatile.Write(ref away, false);
        await Eventually.True(() => _journal.Backlog == 0, "an empty journal");
        await publisher.StopAsync(CancellationToken.None);
        Assert.Equal(ids.Order(), _broker.Accepted.Order());
        Assert.Equal(CircuitReport.Closed, _circuit.Report().State);
        Assert.True(_broker.Attempts[ids[0]] < 100, $"{_broker.Attempts[ids[0]]} attempts during a short outage");
    }

    [Fact]
    public async Task A_click_that_is_refused_for_ever_ends_in_a_file_with_its_reason_and_holds_up_no_other()
    {
        var poison = Record(1).Single();
        _broker.Accepts = click => click.ClickId != poison;
        using var publisher = Publisher(new PublisherOptions { RefusedAfter = TimeSpan.FromMilliseconds(500) });
        await publisher.StartAsync(CancellationToken.None);
        var published = 0;
        await Eventually.True(
            () =>
            {
                // Others go by, as guests do; a click that is refused while nothing else is accepted may be an outage.
                published += Record(1).Count;
                return File.Exists(RefusedFile);
            },
            "the file of refused clicks");
        await Eventually.True(() => _journal.Backlog == 0, "an empty journal");
        await publisher.StopAsync(CancellationToken.None);

        var line = Assert.Single(await File.ReadAllLinesAsync(RefusedFile));
        Assert.Contains(poison.ToString(), line, StringComparison.Ordinal);
        Assert.Contains("The broker refuses.", line, StringComparison.Ordinal);
        Assert.Equal(published, _broker.Count);
    }

    [Fact]
    public async Task A_stop_drains_what_is_there()
    {
        var ids = Record(1000);
        using var publisher = Publisher();
        await publisher.StartAsync(CancellationToken.None);
        await Eventually.True(() => _broker.Count > 0, "the first click published");
        await publisher.StopAsync(CancellationToken.None);
        Assert.Equal(ids.Order(), _broker.Accepted.Order());
    }

    [Fact]
    public async Task A_stop_waits_no_longer_for_the_broker_than_configured_and_leaves_the_rest_in_the_file()
    {
        _broker.Accepts = _ => false;
        var ids = Record(10);
        using var publisher = Publisher(new PublisherOptions { DrainFor = TimeSpan.FromMilliseconds(300) });
        await publisher.StartAsync(CancellationToken.None);
        await publisher.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(15));

        _folder.Crash();
        using var next = _folder.Open(capacity: 4096, segmentRecords: 256);
        Assert.Equal(ids, next.PendingIds());
    }

    [Fact]
    public async Task A_visitor_who_waits_for_the_broker_is_released_by_it()
    {
        using var publisher = Publisher();
        await publisher.StartAsync(CancellationToken.None);
        var id = Guid.NewGuid();
        var acknowledged = _acknowledgements.WhenAcknowledgedAsync(id);
        Assert.False(acknowledged.IsCompleted);
        _journal.Append(id);
        await acknowledged.WaitAsync(Eventually.DefaultDeadline);
        Assert.Contains(id, _broker.Accepted);
        await publisher.StopAsync(CancellationToken.None);
    }

    string RefusedFile => Path.Combine(_folder.Path, "refused.jsonl");
}
