using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JadaReferral.Platform.ServiceDefaults.Reports;

/// <summary>Publishes how this instance is at work, every now and then and once more when it stops. A report that can't be published is left out.</summary>
sealed partial class ServiceReporter<TReport>(
    IBus bus,
    ServiceName service,
    Consumption consumption,
    IEnumerable<IReportSupplement<TReport>> supplements,
    IOptions<ReportsOptions> options,
    TimeProvider clock,
    ILogger<ServiceReporter<TReport>> logger) : BackgroundService
    where TReport : class
{
    readonly Guid _instanceId = Guid.NewGuid();
    readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    bool _isHeard = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = options.Value.Every;
        if (every == TimeSpan.Zero)
            return;

        using var timer = new PeriodicTimer(every, clock);
        var reported = false;
        while (await IsDue(timer, stoppingToken))
            reported |= await Publish(leaving: false, every, stoppingToken);

        // Whoever was never heard of need not say farewell.
        if (reported)
            await Publish(leaving: true, ReportsOptions.FarewellPatience, CancellationToken.None);
    }

    static async Task<bool> IsDue(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    async Task<bool> Publish(bool leaving, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            // One report at a time: while the broker is away they must not pile up behind each other.
            using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            given.CancelAfter(patience);
            await bus.Publish(Report(leaving), given.Token);
            _isHeard = true;
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure)
        {
            if (_isHeard)
                Log.NotHeard(logger, failure);
            _isHeard = false;
            return false;
        }
    }

    TReport Report(bool leaving)
    {
        var figures = new ServiceFigures(
            _instanceId,
            service.Value,
            Environment.MachineName,
            ServiceDefaultsExtensions.Version,
            _startedAt,
            clock.GetUtcNow(),
            options.Value.Every,
            leaving,
            consumption.Take(bus.Address));
        return supplements.Aggregate(figures.As<TReport>(), (report, supplement) => supplement.Add(report));
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "This instance's reports are not published; it goes on, and says no more of it until they are")]
        public static partial void NotHeard(ILogger logger, Exception exception);
    }
}
