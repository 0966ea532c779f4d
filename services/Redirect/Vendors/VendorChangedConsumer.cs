using JadaReferral.Contracts.Vendors;
using MassTransit;

namespace JadaReferral.Redirect.Vendors;

/// <summary>
/// Takes a changed vendor at once. Every instance has a queue of its own, gone with the instance; a change that falls between two
/// instances' lives is found by the next full reading.
/// </summary>
sealed class VendorChangedConsumer(VendorDirectory directory, VendorCopy copy) : IConsumer<VendorChanged>
{
    public Task Consume(ConsumeContext<VendorChanged> context)
    {
        if (directory.Apply(context.Message.Vendor))
            copy.Write(directory.All());
        return Task.CompletedTask;
    }
}
