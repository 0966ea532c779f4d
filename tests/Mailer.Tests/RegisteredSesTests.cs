using System.Net;
using System.Net.Sockets;
using Amazon.SimpleEmail;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JadaReferral.Mailer.Tests;

/// <summary>The client of SES that Mailer itself makes, as AWS's own variables set it up; every other test puts one of its own in that place.</summary>
[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class RegisteredSesTests : IDisposable
{
    readonly LocalAws _aws;
    readonly Dictionary<string, string?> _before = [];
    readonly ServiceProvider _services;

    public RegisteredSesTests(LocalAws aws)
    {
        _aws = aws;
        Set("AWS_REGION", LocalAws.Region);
        Set("AWS_ACCESS_KEY_ID", "local");
        Set("AWS_SECRET_ACCESS_KEY", "local");
        Set("AWS_ENDPOINT_URL_SES", $"http://127.0.0.1:{PortOfNobody()}");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Mailer:SendTimeout"] = "00:00:07" };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddMailer()
            .BuildServiceProvider();
    }

    IAmazonSimpleEmailService Registered => _services.GetRequiredService<IAmazonSimpleEmailService>();

    public void Dispose()
    {
        _services.Dispose();
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }

    [Fact]
    public void It_repeats_nothing_by_itself_and_waits_as_long_as_a_send_may_take()
    {
        var config = Assert.IsType<AmazonSimpleEmailServiceConfig>(Assert.IsType<AmazonSimpleEmailServiceClient>(Registered).Config);

        Assert.Equal((0, 0), (config.MaxErrorRetry, config.MaxStaleConnectionRetries));
        Assert.Equal(TimeSpan.FromSeconds(7), config.Timeout);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_has_left_and_the_mail_is_tried_again()
    {
        await using var app = await MailerApp.Start(_aws, ses: Registered);
        var approved = await app.Approved();
        await app.Consume(approved);

        await app.Pass();

        var row = await app.Row(approved.ApprovalId);
        Assert.Equal((SendStates.Approved, "unreachable", 1), (row.State, row.Code, row.Attempts));
    }

    void Set(string name, string value)
    {
        _before[name] = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    static int PortOfNobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
