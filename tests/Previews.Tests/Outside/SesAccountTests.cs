using System.Net;
using Amazon.Runtime;
using Amazon.SimpleEmail.Model;
using JadaReferral.Previews.Preflight.Outside;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Tests.Outside;

public sealed class SesAccountTests : IDisposable
{
    const string Domain = "mail.queenofsandiego.com";

    readonly StubSes _ses = new();

    public void Dispose() => _ses.Dispose();

    SesAccount Account(OutsideOptions? options = null) => new(
        _ses, Options.Create(options ?? new OutsideOptions { AskAccount = true, ConfigurationSet = "outreach" }), TimeProvider.System, NullLogger<SesAccount>.Instance);

    [Theory]
    [InlineData(200, 150, 50d)]
    [InlineData(200, 210, 0d)]
    [InlineData(-1, 0, null)]
    public async Task The_account_tells_what_it_may_still_send(double most, double sent, double? left)
    {
        _ses.Quota = () => new GetSendQuotaResponse { Max24HourSend = most, SentLast24Hours = sent, MaxSendRate = 1 };

        Assert.Equal(new Allowance(left), await Account().Allowance(CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_account_tells_whether_it_sends(bool sends)
    {
        _ses.AccountSends = sends;

        Assert.Equal(new AccountSending(sends), await Account().Sending(CancellationToken.None));
    }

    [Fact]
    public async Task The_domains_own_identity_counts_before_that_of_a_domain_above_it()
    {
        _ses.Identities = new(StringComparer.Ordinal);
        Assert.Equal(new SendingIdentity(null), await Identity());

        _ses.Identities["queenofsandiego.com"] = ("Success", true, "Success", "", "");
        Assert.Equal(new SendingIdentity("queenofsandiego.com", "Success", "Success"), await Identity());

        _ses.Identities[Domain] = ("Pending", false, "Success", "bounce.mail.queenofsandiego.com", "Failed");
        Assert.Equal(new SendingIdentity(Domain, "Pending", "signing is off", "bounce.mail.queenofsandiego.com", "Failed"), await Identity());

        Task<SendingIdentity?> Identity() => Account().Identity(Domain, CancellationToken.None);
    }

    [Fact]
    public async Task A_configuration_set_tells_what_it_publishes_where_that_is_switched_on()
    {
        _ses.Set = name => new DescribeConfigurationSetResponse
        {
            EventDestinations =
            [
                new EventDestination { Name = name, Enabled = true, MatchingEventTypes = ["send", "open"] },
                new EventDestination { Name = "old", Enabled = false, MatchingEventTypes = ["click"] },
            ],
            ReputationOptions = new ReputationOptions { SendingEnabled = false },
        };

        var set = await Account().Set(CancellationToken.None);

        Assert.NotNull(set);
        Assert.Equal(("outreach", true, false), (set.Name, set.Exists, set.IsOn));
        Assert.Equal(["send", "open"], set.Publishes);
    }

    [Fact]
    public async Task A_configuration_set_that_the_account_does_not_have_is_told_from_silence()
    {
        _ses.Set = _ => throw new ConfigurationSetDoesNotExistException("It does not exist.", null, ErrorType.Sender, "ConfigurationSetDoesNotExist", "r-1", HttpStatusCode.BadRequest);
        Assert.False((await Account().Set(CancellationToken.None))!.Exists);

        _ses.Set = _ => throw new TimeoutException("It is away.");
        Assert.Null(await Account().Set(CancellationToken.None));
    }

    [Fact]
    public async Task What_SES_does_not_tell_is_not_known()
    {
        var account = Account();

        Assert.Null(await account.Allowance(CancellationToken.None));
        Assert.Null(await account.Sending(CancellationToken.None));
        Assert.Null(await account.Identity(Domain, CancellationToken.None));
        Assert.Null(await account.Set(CancellationToken.None));
    }
}
