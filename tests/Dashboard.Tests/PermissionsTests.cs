using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using JadaReferral.Dashboard.Security;
using JadaReferral.Testing.Emulators;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;

namespace JadaReferral.Dashboard.Tests;

/// <summary>docs/permissions.md, the code and what really happens agree.</summary>
[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed partial class PermissionsTests(LocalDynamoDb aws)
{
    const string Everyone = "everyone";

    [Fact]
    public async Task Every_page_and_endpoint_is_in_the_table_with_the_role_that_the_code_asks_for()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var code = Guarded(app).Select(entry => $"| {entry.Method} | `{entry.Route}` | {entry.Role} |").Order(StringComparer.Ordinal).ToList();
        var table = (await File.ReadAllLinesAsync(Document())).Where(line => RowPattern().IsMatch(line)).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(code);
        Assert.True(code.SequenceEqual(table), "docs/permissions.md must have these rows:\n" + string.Join('\n', code));
    }

    [Fact]
    public async Task Each_role_gets_through_where_the_table_says_so_and_nowhere_else()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var role in Roles.All)
        {
            var issued = await app.Get<KeyDesk>().Issue(role, [role], lifetime: null, "test", CancellationToken.None);
            using var client = Client(app, issued.Value!.Text);
            foreach (var (method, route, needed) in Guarded(app))
            {
                var status = await Ask(client, method, route);
                var mayPass = needed == Everyone || Roles.Satisfying(needed).Contains(role);
                tried++;
                if (mayPass == status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
                    wrong.Add($"{role}: {method} {route} answered {(int)status}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(tried > 100);
    }

    [Fact]
    public async Task Nobody_gets_anything_without_signing_in_but_what_is_for_everyone()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        using var client = Client(app, key: null);
        var wrong = new List<string>();
        foreach (var (method, route, needed) in Guarded(app))
        {
            var status = await Ask(client, method, route);
            var isRefused = status == HttpStatusCode.Unauthorized || (status == HttpStatusCode.Redirect && !route.StartsWith("/api/", StringComparison.Ordinal));
            if (isRefused != (needed != Everyone) && !(needed == Everyone && status == HttpStatusCode.Redirect))
                wrong.Add($"{method} {route} answered {(int)status}");
        }

        Assert.Empty(wrong);
    }

    /// <summary>Every endpoint of ours with the least role that gets through.</summary>
    static List<(string Method, string Route, string Role)> Guarded(DashboardApp app) =>
    [
        .. app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsPlumbing(endpoint))
            .SelectMany(endpoint => Methods(endpoint).Select(method => (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), RoleOf(endpoint))))
            .Distinct(),
    ];

    static IEnumerable<string> Methods(RouteEndpoint endpoint)
    {
        // Pages take POST for forms of theirs; that is the page too.
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return endpoint.Metadata.Any(metadata => metadata.GetType().Name == "ComponentTypeMetadata") ? ["GET"] : methods;
    }

    // Files of the app, Blazor's own connection, health, and the API's answer to unknown addresses.
    static bool IsPlumbing(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return Methods(endpoint).All(string.IsNullOrEmpty)
            || route.StartsWith("/_", StringComparison.Ordinal)
            || route.StartsWith("/health", StringComparison.Ordinal)
            || route.Contains(":file}", StringComparison.Ordinal)
            || endpoint.Metadata.Any(metadata => metadata.GetType().Name is "StaticAssetDescriptor");
    }

    static string RoleOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return Everyone;
        var asked = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Append(Roles.Viewer);
        return asked.MaxBy(role => Roles.All.ToList().IndexOf(role))!;
    }

    static async Task<HttpStatusCode> Ask(HttpClient client, string method, string route)
    {
        var path = ParameterPattern().Replace(route, match => match.Value switch
        {
            var value when value.Contains(":long", StringComparison.Ordinal) => "1",
            var value when value.Contains(":guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
            _ => "nobody",
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method is "POST" or "PUT")
            request.Content = route.EndsWith("/import", StringComparison.Ordinal) && route.Contains("counting", StringComparison.Ordinal)
                ? new StringContent("", System.Text.Encoding.UTF8, "text/csv")
                : JsonContent.Create(new { });
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    static HttpClient Client(DashboardApp app, string? key)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);
        return client;
    }

    static string Document() => Path.Combine(Local.Repository.At("docs"), "permissions.md");

    [GeneratedRegex("^\\| (GET|POST|PUT|DELETE) \\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RowPattern();

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ParameterPattern();
}
