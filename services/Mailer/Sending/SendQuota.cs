using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Sending;

/// <summary>
/// What the account may still send. Asked of SES at most once in a while and with a short patience; while SES does not tell, the configured
/// rate holds and the daily quota counts as free: SES itself refuses what is too much.
/// </summary>
sealed partial class SendQuota(IAmazonSimpleEmailService ses, IOptions<MailerOptions> options, TimeProvider clock, ILogger<SendQuota> logger)
    : IDisposable
{
    readonly SemaphoreSlim _asking = new(1);
    readonly Lock _pacing = new();
    Known? _known;
    long _sentSince;
    DateTimeOffset _nextTurn = DateTimeOffset.MinValue;

    /// <summary>Mails that may go out before the daily quota is used up; null without limit or while it is not known.</summary>
    public async Task<double?> Left(CancellationToken cancellationToken)
    {
        var known = await Ask(cancellationToken);
        return known.DailyLeft is { } left ? left - Interlocked.Read(ref _sentSince) : null;
    }

    /// <summary>Waits until the account's rate allows the next mail.</summary>
    public async Task WaitForTurn(CancellationToken cancellationToken)
    {
        var known = await Ask(cancellationToken);
        TimeSpan wait;
        lock (_pacing)
        {
            var now = clock.GetUtcNow();
            var turn = now > _nextTurn ? now : _nextTurn;
            _nextTurn = turn + TimeSpan.FromSeconds(1 / known.Rate);
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancellationToken);
    }

    /// <summary>Counts a mail that SES took.</summary>
    public void CountSent() => Interlocked.Increment(ref _sentSince);

    public void Dispose() => _asking.Dispose();

    async Task<Known> Ask(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_known is { } known && clock.GetUtcNow() < known.Until)
                return known;
            _known = await Fetch(cancellationToken);
            Interlocked.Exchange(ref _sentSince, 0);
            return _known;
        }
        finally
        {
            _asking.Release();
        }
    }

    async Task<Known> Fetch(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + options.Value.QuotaAge;
        using var patience = new CancellationTokenSource(options.Value.QuotaTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var quota = await ses.GetSendQuotaAsync(new GetSendQuotaRequest(), either.Token);
            double? left = quota.Max24HourSend is null or < 0 ? null : quota.Max24HourSend - (quota.SentLast24Hours ?? 0);
            var rate = quota.MaxSendRate is > 0 ? quota.MaxSendRate.Value : options.Value.FallbackRate;
            Log.Quota(logger, rate, left);
            return new Known(rate, left, until);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTold(logger, options.Value.FallbackRate, failure.Message);
            return new Known(options.Value.FallbackRate, null, until);
        }
    }

    sealed record Known(double Rate, double? DailyLeft, DateTimeOffset Until);

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "SES allows {Rate} mails a second and {Left} more today")]
        public static partial void Quota(ILogger logger, double rate, double? left);

        [LoggerMessage(LogLevel.Warning, "SES did not tell its quota; going on with {Rate} mails a second: {Reason}")]
        public static partial void NotTold(ILogger logger, double rate, string reason);
    }
}
