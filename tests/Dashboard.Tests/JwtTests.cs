using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using JadaReferral.Dashboard.Api;
using JadaReferral.Dashboard.Security;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class JwtTests(LocalDynamoDb aws) : IDisposable
{
    const string Issuer = "https://issuer.example/pool";
    const string Audience = "jada-client";

    readonly RSA _rsa = RSA.Create(2048);
    readonly RSA _stranger = RSA.Create(2048);
    volatile bool _isAway;

    static Dictionary<string, string> Settings(string header = "Authorization") => new()
    {
        ["Security:Jwt:Issuer"] = Issuer,
        ["Security:Jwt:Audience"] = Audience,
        ["Security:Jwt:Header"] = header,
    };

    [Fact]
    public async Task A_token_of_the_issuer_signs_in_with_its_roles_also_through_a_load_balancers_header()
    {
        foreach (var header in new[] { "Authorization", "x-amzn-oidc-accesstoken" })
        {
            await using var app = await DashboardApp.StartAsync(aws, Settings(header), services: Serve);
            using var client = Client(app, header, Token());

            var me = (await client.GetFromJsonAsync<Me>("/api/v1/me", DashboardApp.Json))!;

            Assert.Equal("jwt:ann", me.Name);
            Assert.Equal([Roles.Editor], me.Roles);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/api/v1/people", UriKind.Relative))).StatusCode);
        }
    }

    [Fact]
    public async Task Other_issuers_audiences_signatures_and_times_are_refused_alike()
    {
        await using var app = await DashboardApp.StartAsync(aws, Settings(), services: Serve);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var bad in new[]
        {
            Token(issuer: "https://issuer.example/other"),
            Token(client: "another-client"),
            Token(signer: _stranger),
            Token(expires: now.AddHours(-1)),
            Token()[..^8] + "AAAAAAAA",
            "a.b.c",
        })
        {
            using var client = Client(app, "Authorization", bad);
            var answer = await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("not-signed-in", await DashboardApp.CodeOf(answer));
        }
    }

    [Fact]
    public async Task Without_an_issuer_no_token_is_taken_and_keys_work_beside_tokens()
    {
        await using var off = await DashboardApp.StartAsync(aws);
        using var refused = Client(off, "Authorization", Token());
        Assert.Equal(HttpStatusCode.Unauthorized, (await refused.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode);

        await using var on = await DashboardApp.StartAsync(aws, Settings(), services: Serve);
        Assert.Equal("operator", (await on.Read<Me>("me")).Name);
    }

    [Fact]
    public async Task While_the_issuer_is_away_the_known_keys_are_good_and_without_any_nobody_signs_in()
    {
        var clock = new HandDrivenClock(TimeProvider.System.GetUtcNow());
        await using var app = await DashboardApp.StartAsync(aws, Settings(), clock, services: Serve);
        using var client = Client(app, "Authorization", Token());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode);

        _isAway = true;
        clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode);
        await using var second = await DashboardApp.StartAsync(aws, Settings(), clock, services: Serve);
        using var refused = Client(second, "Authorization", Token());
        Assert.Equal(HttpStatusCode.Unauthorized, (await refused.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode);
        _isAway = false;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await refused.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode);
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _stranger.Dispose();
    }

    void Serve(IServiceCollection services) =>
        services.AddHttpClient(JwtKeys.Client).ConfigurePrimaryHttpMessageHandler(() => new KeySet(_rsa.ExportParameters(includePrivateParameters: false), () => _isAway));

    string Token(string issuer = Issuer, string client = Audience, RSA? signer = null, DateTimeOffset? expires = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var until = expires ?? now.AddMinutes(5);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            IssuedAt = until.AddMinutes(-10).UtcDateTime,
            Expires = until.UtcDateTime,
            Subject = new ClaimsIdentity([new("username", "ann"), new("client_id", client), new("cognito:groups", Roles.Editor), new("cognito:groups", "choir")]),
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(signer ?? _rsa) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    static HttpClient Client(DashboardApp app, string header, string token)
    {
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, header == "Authorization" ? "Bearer " + token : token);
        return client;
    }

    /// <summary>The issuer: answers its keys and nothing else.</summary>
    sealed class KeySet(RSAParameters key, Func<bool> isAway) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (isAway())
                throw new HttpRequestException("The issuer is away.");
            Assert.Equal(Issuer + "/.well-known/jwks.json", request.RequestUri?.AbsoluteUri);
            var text = $$"""{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"k1","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}""";
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(text, Encoding.UTF8, "application/json") });
        }
    }
}
