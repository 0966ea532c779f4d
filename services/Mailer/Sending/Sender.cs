using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Ledger;
using JadaReferral.Mailer.Stores;
using MassTransit;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Sending;

/// <summary>
/// Does what a due row of the ledger asks for: sends an approved mail, gives up on a sender that died, or tells what became of a send.
/// A process may die at any line: before the claim nothing has happened; from the claim on, nobody else hands the mail to SES, unless SES surely did not take it.
/// </summary>
sealed partial class Sender(
    SendLedger ledger, MailArchive archive, SuppressionStore suppressions, ChannelStore channel, SesClient ses, SendQuota quota, IBus bus,
    SendSteps steps, IOptions<MailerOptions> options, TimeProvider clock, ILogger<Sender> logger)
{
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Works on one approval, if it is due. Telling what became of sends goes on while the channel is stopped.</summary>
    /// <param name="approvalId">The row.</param>
    /// <param name="cancellationToken">Ends waiting; a mail that is being handed to SES is finished first.</param>
    public async Task Work(Guid approvalId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await ledger.Find(approvalId, cancellationToken) is not { Due: EmailSend.IsDue } send || send.DueAt > now)
            return;

        var settled = send.State switch
        {
            SendStates.Approved => await channel.IsOpen(now, cancellationToken) ? await Send(send, cancellationToken) : null,
            SendStates.Sending => await ledger.Change(approvalId, present => present.State == SendStates.Sending && present.DueAt <= now
                ? SendTransitions.Doubt(present, "sender-died", "Mailer stopped while it was handing this mail to SES, so it may or may not have been sent. SES's event settles it; if none comes within minutes, settle it here.", now)
                : null, cancellationToken),
            _ => send,
        };
        if (settled is not null)
            await Announce(settled, cancellationToken);
    }

    /// <summary>Sends an approved mail and returns its row when there is something to tell.</summary>
    async Task<EmailSend?> Send(EmailSend send, CancellationToken cancellationToken)
    {
        await steps.Reached(SendStep.BeforeFetch, send.ApprovalId);
        if (send.ExpiresAt <= clock.GetUtcNow())
            return await GiveUp(send, "approval-expired", $"It could not leave until {send.ExpiresAt:yyyy-MM-dd HH:mm} UTC, when its approval expired. Nothing was sent. Ask for approval again.", cancellationToken);
        var (mail, code, reason) = ApprovedMail.Read(await archive.Rendered(send.ContentHash, cancellationToken), send.ContentHash);
        if (mail is null)
            return await GiveUp(send, code!, reason!, cancellationToken);
        if (await suppressions.Find(mail.Recipient, cancellationToken) is { } suppression)
            return await GiveUp(send, "suppressed", $"{mail.Recipient} is not to be mailed ({suppression.Reason} since {suppression.Since:yyyy-MM-dd}). Nothing was sent.", cancellationToken);
        if (await quota.Left(cancellationToken) < 1)
        {
            await Park("The daily quota of the SES account is used up.", cancellationToken);
            return null;
        }

        await quota.WaitForTurn(cancellationToken);
        await steps.Reached(SendStep.BeforeClaim, send.ApprovalId);

        // Asked again: a mail that waited long for its turn must not leave after the channel was stopped.
        if (!await channel.IsOpen(clock.GetUtcNow(), cancellationToken))
            return null;

        // The claim is the commit point: whoever replaces this very version of the row hands the mail to SES, and nobody after.
        var now = clock.GetUtcNow();
        var claim = SendTransitions.Claim(send, SuppressionStore.Normal(mail.Recipient), now, now + options.Value.SendTimeout + options.Value.SenderGrace);
        if (claim is null || await ledger.TryReplace(send, claim, cancellationToken) is not { } claimed)
            return null; // cancelled, or another Mailer was quicker

        await steps.Reached(SendStep.Claimed, send.ApprovalId);
        return await Hand(claimed, mail);
    }

    /// <summary>From here on nothing is torn off: what SES did is recorded.</summary>
    async Task<EmailSend?> Hand(EmailSend claimed, ApprovedMail mail)
    {
        string messageId;
        try
        {
            messageId = await ses.Send(claimed, mail);
        }
        catch (Exception failure)
        {
            return await Judge(claimed, SesVerdict.Of(failure));
        }

        quota.CountSent();
        await steps.Reached(SendStep.Accepted, claimed.ApprovalId);
        var now = clock.GetUtcNow();
        var sent = await ledger.Change(claimed.ApprovalId, present => SendTransitions.Accept(present, messageId, now, now), CancellationToken.None);
        Log.Sent(logger, claimed.ApprovalId, claimed.Vendor, messageId);
        await steps.Reached(SendStep.Recorded, claimed.ApprovalId);
        return sent;
    }

    async Task<EmailSend?> Judge(EmailSend claimed, SesVerdict verdict)
    {
        Log.NotSent(logger, claimed.ApprovalId, verdict.Failure, verdict.Code, verdict.Reason);
        var now = clock.GetUtcNow();
        switch (verdict.Failure)
        {
            case SesFailure.Refused:
                return await ledger.Change(claimed.ApprovalId, present => SendTransitions.Fail(present, verdict.Code, verdict.Reason, now), CancellationToken.None);
            case SesFailure.Unknown:
                return await ledger.Change(claimed.ApprovalId, present => SendTransitions.Doubt(present, verdict.Code, verdict.Reason, now), CancellationToken.None);
            case SesFailure.ChannelBroken:
                await channel.Break(verdict.Reason, now, CancellationToken.None);
                break;
            case SesFailure.QuotaUsedUp:
                await Park(verdict.Reason, CancellationToken.None);
                break;
            case SesFailure.TryLater:
                break;
            default:
                throw new InvalidOperationException($"{verdict.Failure} is no kind of failure.");
        }

        await ledger.Change(claimed.ApprovalId, present => SendTransitions.Postpone(present, verdict.Code, verdict.Reason, now, now + Pause(claimed.Attempts)), CancellationToken.None);
        return null;
    }

    /// <summary>Fails a mail that nobody has claimed; null when somebody has meanwhile, or cancelled it.</summary>
    async Task<EmailSend?> GiveUp(EmailSend send, string code, string reason, CancellationToken cancellationToken)
    {
        Log.GivenUp(logger, send.ApprovalId, code, reason);
        return SendTransitions.Fail(send, code, reason, clock.GetUtcNow()) is { } failed
            ? await ledger.TryReplace(send, failed, cancellationToken)
            : null;
    }

    Task<MailChannel> Park(string reason, CancellationToken cancellationToken) =>
        channel.Park(clock.GetUtcNow() + options.Value.QuotaRest, reason, cancellationToken);

    /// <summary>
    /// Publishes what became of the send, then takes the row off what is due. After a crash in between the event is published again: readers
    /// know it by its approval.
    /// </summary>
    async Task Announce(EmailSend send, CancellationToken cancellationToken)
    {
        if (Announcements.Of(send) is not { } announcement)
            return;
        if (send.State == SendStates.Sent && !await archive.KeepSent(send, cancellationToken))
            Log.NotKept(logger, send.ApprovalId, send.ContentHash);
        await steps.Reached(SendStep.Archived, send.ApprovalId);
        await bus.Publish(announcement, announcement.GetType(), cancellationToken);
        await steps.Reached(SendStep.Announced, send.ApprovalId);
        await ledger.Change(send.ApprovalId, present => SendTransitions.Done(present, send.Version), cancellationToken);
    }

    /// <summary>Doubles from the configured pause to 15 minutes, with a fifth of chance so that two don't keep step.</summary>
    TimeSpan Pause(int attempts)
    {
        var pause = options.Value.RetryPause * Math.Pow(2, Math.Min(attempts - 1, 20));
        return (pause < LongestPause ? pause : LongestPause) * (0.9 + (0.2 * Random.Shared.NextDouble()));
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "SES took the mail of approval {Approval} for {Vendor} as {MessageId}")]
        public static partial void Sent(ILogger logger, Guid approval, string vendor, string messageId);

        [LoggerMessage(LogLevel.Warning, "The mail of approval {Approval} did not go out: {Failure}, {Code}: {Reason}")]
        public static partial void NotSent(ILogger logger, Guid approval, SesFailure failure, string code, string reason);

        [LoggerMessage(LogLevel.Error, "The mail of approval {Approval} was sent, but its bytes {Hash} are no longer stored: there is no copy of it")]
        public static partial void NotKept(ILogger logger, Guid approval, string hash);

        [LoggerMessage(LogLevel.Warning, "The mail of approval {Approval} is not sent: {Code}: {Reason}")]
        public static partial void GivenUp(ILogger logger, Guid approval, string code, string reason);
    }
}
