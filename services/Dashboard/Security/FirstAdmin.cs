using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>At a start without any account: allows one admin to be created, and prints the link that does it. It works once and for a day.</summary>
sealed partial class FirstAdmin(PeopleStore people, IOptions<SecurityOptions> options, TimeProvider clock, ILogger<FirstAdmin> logger) : BackgroundService
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Invite(stoppingToken);
                return;
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // Tables or network may come up after this process.
                Log.NotYet(logger, problem);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    async Task Invite(CancellationToken cancellationToken)
    {
        if ((await people.Accounts(cancellationToken)).Count > 0)
            return;
        var token = options.Value.SetupToken ?? RandomNumberGenerator.GetHexString(40, lowercase: true);
        await people.AllowSetup(PeopleDesk.HashOf(token), clock.GetUtcNow() + Lifetime, cancellationToken);
        Log.CreateTheFirstAdmin(logger, $"{options.Value.PublicUrl.TrimEnd('/')}/setup?token={Uri.EscapeDataString(token)}");
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Nobody can sign in yet. Create the first admin here, once, within a day: {Link}")]
        public static partial void CreateTheFirstAdmin(ILogger logger, string link);

        [LoggerMessage(LogLevel.Warning, "Could not look whether there is an admin; trying again.")]
        public static partial void NotYet(ILogger logger, Exception problem);
    }
}
