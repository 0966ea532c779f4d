using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Storage;

/// <summary>
/// Publishes what stored states owe and removes it. An item is paid right after it was stored; what a crash, or a bus that was away, left
/// behind is found through the index at start and then every <see cref="OutboxOptions.SweepEvery"/>.
/// A crash between publishing and removing publishes again with the same message id, which every consumer expects.
/// </summary>
sealed partial class OutboxDispatcher(
    IBus bus,
    OutboxSignal signal,
    DashboardTables tables,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(PayAtOnce(stoppingToken), Sweep(stoppingToken));

    async Task PayAtOnce(CancellationToken stopping)
    {
        await foreach (var item in signal.Items.ReadAllAsync(stopping))
            await TryPay(item, stopping);
    }

    async Task Sweep(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, clock);
        do
        {
            foreach (var table in tables.Owing)
                await SweepTable(table, stopping);
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    async Task SweepTable(OwingTable table, CancellationToken stopping)
    {
        try
        {
            foreach (var key in await table.Debtors(stopping))
                await TryPay(new OwingItem(table, key), stopping);
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            Log.SweepFailed(logger, problem);
        }
    }

    async Task TryPay(OwingItem item, CancellationToken stopping)
    {
        try
        {
            await Pay(item, stopping);
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            // The debt stays stored and the next sweep tries again.
            Log.PaymentFailed(logger, problem, string.Join(' ', item.Key.Values.Select(value => value.S ?? value.N)));
        }
    }

    async Task Pay(OwingItem item, CancellationToken stopping)
    {
        while (true)
        {
            var debt = await item.Table.Debts(item.Key, stopping);
            foreach (var owed in debt.Events)
            {
                await bus.Publish(owed.Message(), context => context.MessageId = owed.EventId, stopping);
                await item.Table.Paid(item.Key, owed, stopping);
            }
            // Something new may have come to be owed meanwhile: then the version has moved on and there is another round.
            if (!debt.IsListed || await item.Table.TryClear(item.Key, debt, stopping))
                return;
        }
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Could not look for owed events; the next sweep tries again.")]
        public static partial void SweepFailed(ILogger logger, Exception problem);

        [LoggerMessage(LogLevel.Error, "Could not publish what {Key} owes; it stays stored and the next sweep tries again.")]
        public static partial void PaymentFailed(ILogger logger, Exception problem, string key);
    }
}
