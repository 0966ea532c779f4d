using Amazon.SimpleEmail.Model;
using JadaReferral.Previews.Preflight.Outside;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static JadaReferral.Previews.Tests.Outside.StubNameServer;

namespace JadaReferral.Previews.Tests.Outside;

public sealed class OutsideWorldTests : IAsyncDisposable
{
    const string From = "JADA <crew@mail.queenofsandiego.com>";
    const string Recipient = "elena@puesto.example";

    readonly StubNameServer _names = new();
    readonly QuotaSes _ses = new();

    public async ValueTask DisposeAsync()
    {
        _ses.Dispose();
        await _names.DisposeAsync();
    }

    async Task<OutsideFacts> Facts(OutsideOptions? options = null)
    {
        var asked = Options.Create(options ?? new OutsideOptions { NameServer = _names.Address, AskAccount = true });
        var world = new OutsideWorld(
            new NameServer(asked, TimeProvider.System), _ses, asked, Options.Create(new OutreachOptions { From = From }), TimeProvider.System, NullLogger<OutsideWorld>.Instance);
        return await world.AboutUs(CancellationToken.None) with { RecipientTakesMail = await world.TakesMail(Recipient, CancellationToken.None) };
    }

    [Fact]
    public async Task Nobody_is_asked_unless_the_settings_say_whom()
    {
        _ses.Quota = () => throw new InvalidOperationException("It was asked.");

        Assert.Equal(OutsideFacts.None, await Facts(new OutsideOptions()));
    }

    [Theory]
    [InlineData(200, 150, 50d)]
    [InlineData(200, 210, 0d)]
    [InlineData(-1, 0, null)]
    public async Task The_account_tells_what_it_may_still_send(double most, double sent, double? left)
    {
        _ses.Quota = () => new GetSendQuotaResponse { Max24HourSend = most, SentLast24Hours = sent, MaxSendRate = 1 };

        Assert.Equal(new Allowance(left), (await Facts()).Allowance);
    }

    [Fact]
    public async Task An_account_that_does_not_answer_is_not_checked() => Assert.Null((await Facts()).Allowance);

    [Fact]
    public async Task The_policy_of_the_domain_counts_before_that_of_its_organisation()
    {
        _names.Has("_dmarc.queenofsandiego.com", DnsKind.Txt, Text("v=DMARC1; p=reject"));
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
    [InlineData("000181800001000000000000c00c00010001")]
    public void An_answer_to_something_else_cut_off_failed_or_going_in_circles_is_none(string hex) =>
        Assert.Null(DnsMessage.Read(Convert.FromHexString(hex), 1, DnsKind.Txt));
}
