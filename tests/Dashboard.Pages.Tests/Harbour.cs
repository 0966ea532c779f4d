using Amazon.SQS;
using JadaReferral.Dashboard.PageLinks;
using JadaReferral.Dashboard.Security;
using JadaReferral.Local.Emulators;
using JadaReferral.Testing.Emulators;
using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Tests of pages share a browser, an emulator of DynamoDB and a dashboard whose log book <see cref="Logbook"/> wrote.</summary>
[CollectionDefinition(Name)]
public sealed class InHarbour : ICollectionFixture<Harbour>
{
    public const string Name = "in harbour";
}

/// <inheritdoc cref="InHarbour"/>
public sealed class Harbour : IAsyncLifetime
{
    public const string Password = "a good long password";

    readonly PagesAws _aws = new();
    string _prefix = "";
    PagesApp? _app;
    IPlaywright? _playwright;
    IBrowser? _browser;

    public PagesApp App => _app!;

    public IBrowser Browser => _browser!;

    public Logbook Logbook { get; private set; } = null!;

    /// <summary>The cookies of someone with every right who is signed in.</summary>
    string SignedIn { get; set; } = "";

    public IAmazonSQS Sqs { get; private set; } = null!;

    /// <summary>A vendor's own pages with names for their pictures.</summary>
    public IReadOnlyDictionary<string, string> OwnPages { get; private set; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        await _aws.InitializeAsync();
        _prefix = await _aws.CreateTablesAsync();
        Logbook = new Logbook(_aws.Dynamo, _prefix);
        await Logbook.WriteAsync();
        Sqs = new AmazonSQSClient(LocalAws.Credentials, new AmazonSQSConfig { ServiceURL = _aws.MessagingUrl.ToString(), AuthenticationRegion = LocalAws.Region });
        _app = new PagesApp(_aws.Dynamo, Sqs, _prefix);
        _app.Start();
        await Fleet.ReportAsync(_app, Sqs);

        // Deadlines, not delays: a machine that builds beside the tests may take its time.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        SignedIn = await SignInAsync("captain", Roles.Admin);
        OwnPages = await ShareAsync("solare");
    }

    /// <summary>Another dashboard on the same tables.</summary>
    public PagesApp Another()
    {
        var app = new PagesApp(_aws.Dynamo, Sqs, _prefix);
        app.Start();
        return app;
    }

    /// <summary>Creates an account and signs in; answers the cookies.</summary>
    public async Task<string> SignInAsync(string name, string role)
    {
        var account = await App.Get<PeopleDesk>().CreateAccount(name, Password, [role], by: "the tests", CancellationToken.None);
        Assert.Null(account.Refusal);
        await using var context = await Browser.NewContextAsync(new() { BaseURL = App.Address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(App.Address + "/");
        return await context.StorageStateAsync();
    }

    /// <summary>A window of its own that fails the test on errors of the page.</summary>
    public async Task<Window> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, string? signedIn = null, string? address = null)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = address ?? App.Address,
            StorageState = signedIn ?? SignedIn,
            ViewportSize = new() { Width = width, Height = width > 600 ? 860 : 780 },
            ColorScheme = scheme,
            Permissions = ["clipboard-read", "clipboard-write"],
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Window(context, await context.NewPageAsync());
    }

    async Task<Dictionary<string, string>> ShareAsync(string vendor)
    {
        var link = await App.Get<PageLinkDesk>().Make(vendor, new NewPageLink(), "captain", CancellationToken.None);
        var address = new Uri(App.Get<PageLinkSeal>().Address(link.Value!));
        return new()
        {
            ["own-page"] = address.PathAndQuery,
            ["own-counter-card"] = address.AbsolutePath + "/card" + address.Query,
            ["own-page-ended"] = address.AbsolutePath,
        };
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        Sqs?.Dispose();
        await _aws.DisposeAsync();
    }

    static string Chromium()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium";
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"There is no Chromium at {path}. On Debian: apt-get update && apt-get install -y chromium. Elsewhere set CHROMIUM to its path.");
    }
}

/// <summary>What the pages look into: tables and queues.</summary>
sealed class PagesAws() : LocalAws(EmulatorKind.SqsSnsS3, EmulatorKind.DynamoDb);
