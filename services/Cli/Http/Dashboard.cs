using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace JadaReferral.Cli.Http;

/// <summary>The dashboard's API, spoken to as the person who is signed in.</summary>
public sealed class Dashboard : IDisposable
{
    public const string DefaultAddress = "http://127.0.0.1:8081";
    const string Root = "api/v1/";

    // Longer than any page of the API takes, short enough for a person to wait.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly Terminal _terminal;
    readonly HttpClient _http;

    public Dashboard(Terminal terminal)
    {
        _terminal = terminal;
        _http = new HttpClient(terminal.Network, disposeHandler: false) { Timeout = Patience };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("jada-cli/1");
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Where the dashboard is: <c>JADA_URL</c>, or on this machine.</summary>
    public Uri Address
    {
        get
        {
            var text = _terminal.Variable("JADA_URL") is { Length: > 0 } set ? set : DefaultAddress;
            return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? uri
                : throw new DashboardException($"JADA_URL is {text}, which is no address. Set it to one like {DefaultAddress}.", ExitCodes.Usage);
        }
    }

    public Task<Answer> Get(string path, CancellationToken cancellationToken) =>
        Send(HttpMethod.Get, path, body: null, headers: null, cancellationToken);

    public Task<Answer> Post(string path, object? body, CancellationToken cancellationToken, string? idempotencyKey = null) =>
        Send(HttpMethod.Post, path, body, idempotencyKey is null ? null : ("Idempotency-Key", idempotencyKey), cancellationToken);

    /// <summary>Replaces what <paramref name="etag"/> named, or is refused when someone changed it since.</summary>
    public Task<Answer> Put(string path, object body, string? etag, CancellationToken cancellationToken) =>
        Send(HttpMethod.Put, path, body, etag is null ? null : ("If-Match", etag), cancellationToken);

    /// <summary>Posts a file as it is.</summary>
    public Task<Answer> Upload(string path, HttpContent file, CancellationToken cancellationToken) =>
        Send(HttpMethod.Post, path, file, headers: null, cancellationToken);

    public void Dispose() => _http.Dispose();

    async Task<Answer> Send(HttpMethod method, string path, object? body, (string Name, string Value)? headers, CancellationToken cancellationToken)
    {
        var address = Address;
        using var request = new HttpRequestMessage(method, new Uri(address, Root + path));
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body, options: Json);
        if (headers is { } header)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (new Keyring(_terminal).KeyFor(address) is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw Problem(response, text, address);
            return new Answer(text, response.Headers.ETag?.ToString());
        }
        catch (HttpRequestException)
        {
            throw new DashboardException(
                $"The dashboard at {address.AbsoluteUri.TrimEnd('/')} doesn't answer. Start it with ./jada up.", ExitCodes.Unreachable);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DashboardException(
                $"The dashboard at {address.AbsoluteUri.TrimEnd('/')} took longer than {Patience.TotalSeconds:0} seconds. What was asked may still happen; look before asking again.",
                ExitCodes.Unreachable);
        }
    }

    static DashboardException Problem(HttpResponseMessage response, string text, Uri address) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized => new DashboardException(
            $"{address.Host} doesn't know you. Run: jada login, with an API key from the dashboard's People page.", ExitCodes.Forbidden),
        HttpStatusCode.Forbidden => new DashboardException(
            Detail(text) ?? "Your key isn't allowed to do this. Ask an admin for a key with that permission.", ExitCodes.Forbidden),
        var status => new DashboardException(
            Detail(text) ?? $"The dashboard answered {(int)status} {response.ReasonPhrase} without saying why.", ExitCodes.Refused),
    };

    static string? Detail(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ProblemView>(text, Json)?.Detail;
        }
        catch (JsonException)
        {
            // Not a problem document, so a proxy or another program answered: the status is all there is to say.
            return null;
        }
    }
}

/// <summary>What the dashboard answered.</summary>
public sealed record Answer(string Text, string? ETag)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The answer as <typeparamref name="T"/>.</summary>
    public T Read<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Text, Json) ?? throw Foreign();
        }
        catch (JsonException)
        {
            throw Foreign();
        }
    }

    static DashboardException Foreign() =>
        new("What answered is not the dashboard's API in a version this jada knows. Check JADA_URL.", ExitCodes.Refused);
}
