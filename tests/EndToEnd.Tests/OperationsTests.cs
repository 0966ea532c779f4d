using System.Text.Json;
using JadaReferral.Testing;

namespace JadaReferral.EndToEnd.Tests;

[Collection(OnTheSystem.Name)]
public sealed class OperationsTests(TheSystem system)
{
    static readonly TimeSpan ReportPatience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_service_reports_itself_its_queues_and_redirect_its_journal()
    {
        await Eventually.True(
            async () => (await system.OperationsAsync("instances")).Select(instance => instance.GetProperty("service").GetString()!).ToHashSet(StringComparer.Ordinal)
                .IsSupersetOf(["aggregates", "clicks", "dashboard", "mailer", "previews", "redirect"]),
            "a report of every service",
            ReportPatience);

        var redirect = (await system.OperationsAsync("instances")).First(instance => instance.GetProperty("service").GetString() == "redirect");
        Assert.InRange(redirect.GetProperty("journal").GetProperty("capacity").GetInt64(), 1, long.MaxValue);
        Assert.Equal("closed", redirect.GetProperty("circuit").GetProperty("state").GetString());
        var clicks = (await system.OperationsAsync("consumers")).Single(queue => queue.GetProperty("queue").GetString() == "clicks-click-recorded");
        Assert.Equal(1, clicks.GetProperty("instances").GetInt32());

        // Reports themselves are consumed, so of their queue everything is known: who, how fast, and by SQS's timestamps how late.
        await Eventually.True(
            async () => (await system.OperationsAsync("consumers")).Any(queue =>
                queue.GetProperty("queue").GetString()!.StartsWith("dashboard-service-reported-", StringComparison.Ordinal)
                && queue.GetProperty("perMinute") is { ValueKind: JsonValueKind.Number } rate && rate.GetDouble() > 0
                && queue.GetProperty("longestWait").ValueKind == JsonValueKind.String),
            "the queue of reports with its rate and wait",
            ReportPatience);
    }
}
