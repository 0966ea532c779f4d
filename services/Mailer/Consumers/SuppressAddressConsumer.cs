using System.Net.Mail;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Stores;
using MassTransit;

namespace JadaReferral.Mailer.Consumers;

/// <summary>Puts an address on the suppression list by hand.</summary>
sealed partial class SuppressAddressConsumer(Suppressor suppressor, ILogger<SuppressAddressConsumer> logger) : IConsumer<SuppressAddress>
{
    public async Task Consume(ConsumeContext<SuppressAddress> context)
    {
        var request = context.Message;
        if (!MailAddress.TryCreate(request.Address, out var address))
        {
            // Nothing can be mailed to it either, so nothing is lost; the Dashboard checks addresses before it sends this.
            Log.NoAddress(logger, request.RequestedBy);
            return;
        }

        await suppressor.Suppress(
            new Suppression
            {
                Address = address.Address,
                Reason = SuppressionReasons.Manual,
                Since = request.RequestedAt,
                Detail = $"{request.Detail} ({request.RequestedBy})",
            },
            context,
            context.CancellationToken);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Person} asked to suppress something that is no address")]
        public static partial void NoAddress(ILogger logger, string person);
    }
}
