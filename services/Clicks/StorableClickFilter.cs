using JadaReferral.Contracts.Clicks;
using MassTransit;

namespace JadaReferral.Clicks;

/// <summary>
/// Stands before the batch: a click that can never be stored fails alone and goes to the error queue with its reason,
/// instead of taking the batch that it would have been in with it.
/// </summary>
sealed class StorableClickFilter(ClickRules rules) : IFilter<ConsumeContext<ClickRecorded>>
{
    public Task Send(ConsumeContext<ClickRecorded> context, IPipe<ConsumeContext<ClickRecorded>> next) =>
        rules.Fault(context.Message) is { } fault ? throw new UnstorableClickException(fault) : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("storable-click");
}
