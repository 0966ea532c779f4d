using JadaReferral.Contracts.Operations;
using JadaReferral.Testing;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Redirect.Tests.Publishing;

public sealed class JournalAndCircuitTests
{
    [Fact]
    public async Task The_service_reports_what_waits_in_its_journal_and_since_when()
    {
        await using var service = new RedirectFactory();
        using var visitor = service.Visitor();
        var bus = service.Services.GetRequiredService<ITestHarness>();
        using var answer = await visitor.GetAsync(new Uri("/ref/solare", UriKind.Relative));
        var clickedAt = service.Clicks.Single().RecordedAt;

        var report = await Eventually.Get(
            () =>
            {
                service.Clock.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult(bus.Published.Select<ServiceReported>().FirstOrDefault()?.Context.Message);
            },
            "a report");

        Assert.Equal("redirect", report.Service);
        Assert.Equal((1, 0, clickedAt), (report.Journal!.Waiting, report.Journal.Lost, report.Journal.OldestAt));
        Assert.InRange(report.Journal.Capacity, 1, long.MaxValue);
        Assert.Equal(new CircuitReport { State = CircuitReport.Closed, Openings = 0 }, report.Circuit);
    }
}
