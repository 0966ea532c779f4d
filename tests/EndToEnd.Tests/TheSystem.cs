using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Local.Stack;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.EndToEnd.Tests;

/// <summary>One running system for all tests of the collection, which therefore run one after another and compare before with after.</summary>
[CollectionDefinition(Name)]
public sealed class OnTheSystem : ICollectionFixture<TheSystem>
{
    public const string Name = "the system";
}

/// <summary>The system as its users meet it: the link, the API, the edge, the mailbox, and the tables by an independent client.</summary>
public sealed partial class TheSystem : IAsyncLifetime
{
    static readonly string[] VendorCodes = ["solare", "smallgoods", "puesto", "boardbrew", "wholefoods", "totalwine", "gbvintners"];

    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
        // Who sends none is taken for a robot.
        DefaultRequestHeaders = { { "User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1" } },
    };

    string _key = "";

    public LocalRun Run { get; } = new();

    public static IReadOnlyList<string> Vendors => VendorCodes;

    public Uri Dashboard => Ports.Url(Run.Ports.Dashboard);

    public Uri Edge => Ports.Url(Run.Ports.Edge);

    /// <summary>The address under which the first admin makes an account, as the stack printed it.</summary>
    public Uri SetupPage => new(SetupPattern().Match(Run.Output).Value);

    Uri Mailbox => Ports.Url(Run.Ports.Ses);

    public async Task InitializeAsync()
    {
        await Run.StartAsync();
        _key = (await File.ReadAllTextAsync(Path.Combine(Run.Data, "operator-key"))).Trim();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await Run.DisposeAsync();
    }

    /// <summary>A guest follows a vendor's link.</summary>
    public Task<HttpResponseMessage> ClickAsync(string vendor) => _http.GetAsync(new Uri(Ports.Url(Run.Ports.Redirect), "/ref/" + vendor));

    /// <summary>A guest with a browser of her own, whom nobody takes for another who comes back.</summary>
    public async Task<HttpResponseMessage> VisitAsync(string vendor, string visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Ports.Url(Run.Ports.Redirect), "/ref/" + vendor));
        request.Headers.UserAgent.ParseAdd($"Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0 {visitor}/1");
        return await _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(Uri url) => _http.GetAsync(url);

    /// <summary>Clicks ever counted, by vendor, as the API tells.</summary>
    public Task<Dictionary<string, long>> CountedAsync() => TotalsAsync("clicks");

    /// <summary>Guests ever counted, by vendor: clicks without those of a visitor who comes back within half an hour.</summary>
    public Task<Dictionary<string, long>> GuestsAsync() => TotalsAsync("total");

    /// <summary>Every click in the table.</summary>
    public async Task<IReadOnlyList<Click>> StoredAsync()
    {
        using var dynamo = new AmazonDynamoDBClient(
            LocalAws.Credentials,
            new AmazonDynamoDBConfig { ServiceURL = Ports.Url(Run.Ports.DynamoDb).ToString(), AuthenticationRegion = LocalAws.Region });
        var clicks = new List<Click>();
        var request = new ScanRequest("clicks") { ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request);
            clicks.AddRange(page.Items.Select(DynamoItem.To<Click>));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return clicks;
    }

    public async Task<Card> SeededCardAsync()
    {
        var cards = (await AskAsync("tasks?type=vendor-referral-approval")).GetProperty("items").EnumerateArray().Select(card => new Card(card));
        return Assert.Single(cards, card => card.Emails.Any(email => email.EmailId == "puesto-referral"));
    }

    public async Task<Card> CardAsync(string id) => new(await AskAsync($"tasks/{id}"));

    /// <summary>A verb of <c>./jada</c> at this dashboard, with the operator's key: its exit code and what it said.</summary>
    public Task<(int ExitCode, string Said)> VerbAsync(params string[] arguments) => LocalRun.VerbAsync(Dashboard, _key, arguments);

    /// <summary>A verb of <c>./jada</c> that has to succeed.</summary>
    public async Task JadaAsync(params string[] arguments)
    {
        var (exitCode, said) = await VerbAsync(arguments);
        Assert.True(exitCode == 0, said);
    }

    /// <summary>Adds someone who may edit and approve.</summary>
    public Task AddPersonAsync(string name, string password) => PostAsync("people", new { name, password, roles = new[] { "editor", "approver" } });

    /// <summary>Writes an outreach email that says what its template says.</summary>
    public Task WriteAsync(string email, string vendor) => PostAsync("outreach", new { emailId = email, vendor });

    /// <summary>Adds a card that decides about these emails and answers its id.</summary>
    public async Task<string> AddCardAsync(string title, params string[] emails) =>
        new Card(await PostAsync("tasks", new { type = "vendor-referral-approval", title, emails })).Id;

    /// <summary>
    /// Returns when a click has travelled the whole system, which outlasts several passes of the send ledger: a second sending of what was sent
    /// would have been asked for meanwhile.
    /// </summary>
    public async Task TravelAsync(string vendor)
    {
        var before = (await CountedAsync())[vendor];
        using (await ClickAsync(vendor))
            await Eventually.True(async () => (await CountedAsync())[vendor] == before + 1, "a click travelled the system meanwhile", TimeSpan.FromMinutes(2));
    }

    /// <summary>The addresses that are not mailed, with the reason.</summary>
    public async Task<Dictionary<string, string>> SuppressedAsync() =>
        (await AskAsync("mail/suppressions")).GetProperty("items").EnumerateArray().ToDictionary(
            entry => entry.GetProperty("address").GetString()!, entry => entry.GetProperty("reason").GetString()!, StringComparer.Ordinal);

    /// <summary>Lets an address not be mailed, and returns when Mailer knows.</summary>
    public async Task SuppressAsync(string address)
    {
        using (var answer = await SendAsync(HttpMethod.Post, "mail/suppressions", JsonContent.Create(new { address, detail = "They asked us on the phone." })))
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Eventually.True(async () => (await SuppressedAsync()).ContainsKey(address), "the address is suppressed", TimeSpan.FromMinutes(1));
    }

    /// <summary>Puts other bytes where an approved mail is stored.</summary>
    public async Task TamperAsync(string contentHash)
    {
        using var s3 = new AmazonS3Client(
            LocalAws.Credentials,
            new AmazonS3Config { ServiceURL = Ports.Url(Run.Ports.SqsSnsS3).ToString(), AuthenticationRegion = LocalAws.Region, ForcePathStyle = true });
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "jada-mail", Key = $"mail/{contentHash}.eml", ContentBody = "To: other@elsewhere.example\r\n\r\nHello" });
    }

    public async Task<HttpStatusCode> ApproveAsync(Card card)
    {
        using var answer = await SendAsync(
            HttpMethod.Post,
            $"tasks/{card.Id}/approve",
            JsonContent.Create(new { Emails = card.Emails.Select(email => new { email.EmailId, email.DraftVersion, email.ContentHash }) }));
        return answer.StatusCode;
    }

    /// <summary>What is in the mailbox.</summary>
    public async Task<IReadOnlyList<Mail>> MailsAsync()
    {
        var store = await _http.GetFromJsonAsync<JsonElement>(new Uri(Mailbox, "/store"));
        return [.. store.GetProperty("emails").EnumerateArray().Select(mail => new Mail(
            mail.GetProperty("messageId").GetString()!,
            mail.GetProperty("subject").GetString()!,
            string.Join(", ", mail.GetProperty("destination").GetProperty("to").EnumerateArray().Select(to => new MailAddress(to.GetString()!).Address)),
            mail.GetProperty("body").GetProperty("text").GetString()!,
            mail.GetProperty("body").GetProperty("html").GetString()!))];
    }

    /// <summary>The very bytes that SES was handed.</summary>
    public Task<byte[]> RawMailAsync(string messageId) => _http.GetByteArrayAsync(new Uri(Mailbox, $"/raw/{messageId}"));

    /// <summary>A mail program loads the image at <paramref name="url"/>, which on this machine is at Redirect's own port.</summary>
    public async Task LoadImageAsync(string url)
    {
        using var answer = await _http.GetAsync(new Uri(Ports.Url(Run.Ports.Redirect), new Uri(url).AbsolutePath));
        Assert.Equal("image/gif", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>What the API lists under <c>operations</c>, e.g. <c>instances</c>.</summary>
    public async Task<IReadOnlyList<JsonElement>> OperationsAsync(string list) =>
        [.. (await AskAsync("operations/" + list)).GetProperty("items").EnumerateArray()];

    async Task<Dictionary<string, long>> TotalsAsync(string figure)
    {
        var totals = await AskAsync("totals");
        return totals.GetProperty("items").EnumerateArray().ToDictionary(
            item => item.GetProperty("vendor").GetString()!,
            item => item.GetProperty(figure).GetInt64(),
            StringComparer.Ordinal);
    }

    async Task<JsonElement> AskAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, JsonContent.Create(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Dashboard, "/api/v1/" + path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        return await _http.SendAsync(request);
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+/setup\\S+", RegexOptions.NonBacktracking)]
    private static partial Regex SetupPattern();
}

/// <summary>A mail as the mailbox shows it; its recipients' bare addresses.</summary>
public sealed record Mail(string MessageId, string Subject, string To, string Text, string Html);

/// <summary>A task card as the API tells it.</summary>
public sealed class Card(JsonElement json)
{
    public string Id => json.GetProperty("taskId").GetString()!;

    public string Status => json.GetProperty("status").GetString()!;

    public string? PreviewUrl => Preview("url");

    public long? PreviewVersion => json.GetProperty("preview") is { ValueKind: JsonValueKind.Object } preview ? preview.GetProperty("version").GetInt64() : null;

    public IReadOnlyList<string> History => [.. json.GetProperty("history").EnumerateArray().Select(line => line.GetProperty("what").GetString()!)];

    public string? PreviewFailure => Preview("failure");

    public IReadOnlyList<CardEmail> Emails =>
        [.. json.GetProperty("emails").EnumerateArray().Select(email => new CardEmail(
            email.GetProperty("emailId").GetString()!,
            email.GetProperty("vendor").GetString()!,
            email.GetProperty("draftVersion").GetInt64(),
            email.GetProperty("contentHash").GetString(),
            email.GetProperty("subject").GetString(),
            email.GetProperty("state").GetString()!,
            email.GetProperty("feedback").GetString(),
            [.. email.GetProperty("opens").EnumerateArray().Select(opens => opens.GetProperty("source").GetString()!)]))];

    string? Preview(string name) =>
        json.GetProperty("preview") is { ValueKind: JsonValueKind.Object } preview ? preview.GetProperty(name).GetString() : null;
}

/// <summary>An email on a card.</summary>
public sealed record CardEmail(string EmailId, string Vendor, long DraftVersion, string? ContentHash, string? Subject, string State, string? Feedback, IReadOnlyList<string> Opens);
