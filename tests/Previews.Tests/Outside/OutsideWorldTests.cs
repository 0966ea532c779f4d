using Amazon.SimpleEmail.Model;
using JadaReferral.Previews.Preflight.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static JadaReferral.Previews.Tests.Outside.StubNameServer;

namespace JadaReferral.Previews.Tests.Outside;

public sealed class OutsideWorldTests : IAsyncDisposable
{
    const string From = "JADA <crew@mail.queenofsandiego.com>";
    const string Recipient = "elena@puesto.example";

    readonly StubNameServer _names = new();
    readonly StubSes _ses = new();

    public async ValueTask DisposeAsync()
    {
        _ses.Dispose();
        await _names.DisposeAsync();
    }

    async Task<OutsideFacts> Facts(OutsideOptions? options = null)
    {
        var asked = Options.Create(options ?? new OutsideOptions { NameServer = _names.Address, AskAccount = true });
        var outreach = Options.Create(new OutreachOptions { From = From });
        using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        var world = new OutsideWorld(
            new NameServer(asked, TimeProvider.System),
            new SesAccount(_ses, asked, TimeProvider.System, NullLogger<SesAccount>.Instance),
            new WebPages(services.GetRequiredService<IHttpClientFactory>(), asked, outreach, Options.Create(Samples.Links), TimeProvider.System),
            outreach);
        return await world.AboutUs(CancellationToken.None) with { RecipientTakesMail = await world.TakesMail(Recipient, CancellationToken.None) };
    }

    [Fact]
    public async Task Nobody_is_asked_unless_the_settings_say_whom()
    {
        _ses.Quota = () => throw new InvalidOperationException("It was asked.");

        Assert.Equal(OutsideFacts.None, await Facts(new OutsideOptions()));
    }

    [Fact]
    public async Task Everything_that_SES_tells_is_among_the_facts()
    {
        _ses.Quota = () => new GetSendQuotaResponse { Max24HourSend = 200, SentLast24Hours = 150, MaxSendRate = 1 };
        _ses.AccountSends = true;
        _ses.Identities = new(StringComparer.Ordinal) { ["mail.queenofsandiego.com"] = ("Success", true, "Success", "", "") };
        _ses.Set = _ => new DescribeConfigurationSetResponse();

        var facts = await Facts(new OutsideOptions { AskAccount = true, ConfigurationSet = "outreach" });

        Assert.Equal((new Allowance(50), new AccountSending(true), "mail.queenofsandiego.com", "outreach"), (facts.Allowance, facts.Account, facts.Identity?.Domain, facts.Set?.Name));
    }

    [Fact]
    public async Task The_policy_of_the_domain_counts_before_that_of_its_organisation()
    {
        _names.Has("_dmarc.queenofsandiego.com", DnsKind.Txt, Text("v=DMARC1; p=reject"));
        Assert.Equal(["v=DMARC1; p=reject"], (await Facts()).Dmarc);

        _names.Has("_dmarc.mail.queenofsandiego.com", DnsKind.Txt, Text("what stands under every name"));
        Assert.Equal(["v=DMARC1; p=reject"], (await Facts()).Dmarc);

        _names.Has("_dmarc.mail.queenofsandiego.com", DnsKind.Txt, Text("v=DMARC1; ", "p=none"), Text("unrelated"));
        Assert.Equal(["v=DMARC1; p=none", "unrelated"], (await Facts()).Dmarc);
    }

    [Fact]
    public async Task Without_any_policy_there_is_none() => Assert.Empty((await Facts()).Dmarc!);

    [Fact]
    public async Task A_domain_takes_mail_by_MX_or_by_an_address_of_its_own()
    {
        Assert.False((await Facts()).RecipientTakesMail);

        _names.Has("puesto.example", DnsKind.Txt, Text("here, but nothing for mail"));
        Assert.False((await Facts()).RecipientTakesMail);

        _names.Has("puesto.example", DnsKind.Aaaa, [new byte[16]]);
        Assert.True((await Facts()).RecipientTakesMail);

        _names.Has("puesto.example", DnsKind.Mx, Mx("."));
        Assert.False((await Facts()).RecipientTakesMail);

        _names.Has("puesto.example", DnsKind.Mx, Mx("mx.puesto.example"));
        Assert.True((await Facts()).RecipientTakesMail);
    }

    [Fact]
    public async Task A_name_server_that_is_silent_is_not_checked()
    {
        await _names.DisposeAsync();

        var facts = await Facts(new OutsideOptions { NameServer = "127.0.0.1:9", Patience = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(OutsideFacts.None, facts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0001")]
    [InlineData("000281800001000100000000")]
    [InlineData("000183800001000000000000")]
    [InlineData("000181820000000000000000")]
    [InlineData("000101000000000000000000")]
    [InlineData("000181000000000000000000")]
    [InlineData("000181800001000000000000c00c00010001")]
    public void An_answer_to_something_else_cut_off_failed_from_who_does_not_know_or_going_in_circles_is_none(string hex) =>
        Assert.Null(DnsMessage.Read(Convert.FromHexString(hex), 1, DnsKind.Txt));
}
