using System.Net.Mail;
using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using MassTransit;

namespace JadaReferral.Dashboard.Mail;

/// <summary>
/// What people ask of Mailer. Each is a command on the bus that Mailer may receive twice; what came of it shows in its tables a moment later.
/// </summary>
public sealed partial class MailDesk(MailReader mail, IBus bus, TimeProvider clock, ILogger<MailDesk> logger)
{
    const int MostOfAMessage = 500;
    const int MostOfAList = 50_000;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Says what became of a send that Mailer could not tell.</summary>
    public async Task<Refusal?> Settle(Guid approvalId, string outcome, string reason, string by, CancellationToken cancellationToken)
    {
        if (outcome is not (SettleSend.WasSent or SettleSend.WasNotSent))
            return Refusal.Invalid("bad-outcome", $"A send is settled as {SettleSend.WasSent} or {SettleSend.WasNotSent}.");
        if (await mail.Send(approvalId, cancellationToken) is not { } send)
            return Refusal.NotFound($"send {approvalId}");
        return send.State == SendStates.Unknown
            ? await Ask(reason, () => new SettleSend { ApprovalId = approvalId, Outcome = outcome, Reason = reason.Trim(), SettledBy = by, RequestedAt = clock.GetUtcNow() }, cancellationToken)
            : Refusal.Conflict("not-unknown", $"This send is {send.State}; only one that may or may not have gone out can be settled.");
    }

    /// <summary>Takes over a suppression list from elsewhere, as many messages as it takes. Doing it again changes nothing.</summary>
    public async Task<Outcome<ImportedList>> Import(IReadOnlyList<Suppression> entries, string by, CancellationToken cancellationToken)
    {
        if (entries.Count is 0 or > MostOfAList)
            return Refusal.Invalid("bad-list", $"Send 1 to {MostOfAList:N0} addresses.");
        var client = bus.CreateRequestClient<ImportSuppressions>(Patience);
        var (added, known, refused) = (0, 0, new List<string>());
        try
        {
            foreach (var part in entries.Chunk(MostOfAMessage))
            {
                var answer = await client.GetResponse<SuppressionsImported>(new ImportSuppressions { Entries = part, RequestedBy = by }, cancellationToken);
                added += answer.Message.Added;
                known += answer.Message.AlreadyThere;
                refused.AddRange(answer.Message.Refused);
            }
        }
        catch (RequestTimeoutException)
        {
            return Refusal.Conflict("mailer-silent", $"Mailer stopped answering after {added + known} addresses. Send the list again: what it has stays as it is.");
        }
        return new ImportedList(added, known, refused);
    }

    /// <summary>Mails an address no more.</summary>
    public Task<Refusal?> Suppress(string address, string detail, string by, CancellationToken cancellationToken) =>
        Bare(address) is { } bare
            ? Ask(detail, () => new SuppressAddress { Address = bare, Detail = detail.Trim(), RequestedBy = by, RequestedAt = clock.GetUtcNow() }, cancellationToken)
            : Task.FromResult<Refusal?>(NoAddress(address));

    /// <summary>Lets an address be mailed again.</summary>
    public Task<Refusal?> Release(string address, string detail, string by, CancellationToken cancellationToken) =>
        Bare(address) is { } bare
            ? Ask(detail, () => new ReleaseAddress { Address = bare, Detail = detail.Trim(), RequestedBy = by, RequestedAt = clock.GetUtcNow() }, cancellationToken)
            : Task.FromResult<Refusal?>(NoAddress(address));

    /// <summary>Lets nothing leave until someone starts it again; what is approved waits.</summary>
    public Task<Refusal?> Stop(string reason, string by, CancellationToken cancellationToken) =>
        Ask(reason, () => new StopMailChannel { Reason = reason.Trim(), RequestedBy = by, RequestedAt = clock.GetUtcNow() }, cancellationToken);

    /// <summary>Lets approved emails leave again.</summary>
    public Task<Refusal?> Start(string reason, string by, CancellationToken cancellationToken) =>
        Ask(reason, () => new StartMailChannel { Reason = reason.Trim(), RequestedBy = by, RequestedAt = clock.GetUtcNow() }, cancellationToken);

    async Task<Refusal?> Ask<T>(string reason, Func<T> command, CancellationToken cancellationToken)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1_000)
            return Refusal.Invalid("no-reason", "Say why, in at most 1,000 characters: it is kept with the decision.");
        try
        {
            await bus.Publish(command(), cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotAsked(logger, typeof(T).Name, failure);
            return Refusal.Conflict("bus-silent", "The mailer could not be told: the message bus doesn't answer. Nothing was changed; try again in a moment.");
        }
    }

    static string? Bare(string address) =>
        address.Length <= 254 && MailAddress.TryCreate(address.Trim(), out var parsed) && parsed.Address == address.Trim() ? parsed.Address.ToLowerInvariant() : null;

    static Refusal NoAddress(string address) => Refusal.Invalid("bad-address", $"{address} is no email address. Write it like name@example.com.");

    static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Command} could not be published")]
        public static partial void NotAsked(ILogger logger, string command, Exception failure);
    }
}

/// <summary>What came of a suppression list from elsewhere.</summary>
/// <param name="Added">Addresses that are newly suppressed.</param>
/// <param name="AlreadyThere">Addresses that were on the list already.</param>
/// <param name="Refused">Entries that were not taken, each with a sentence that says why.</param>
public sealed record ImportedList(int Added, int AlreadyThere, IReadOnlyList<string> Refused);
