using System.Text.Json;
using JadaReferral.Testing.Emulators;
using Microsoft.AspNetCore.Routing;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class OpenApiTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task The_document_has_every_endpoint_with_a_summary_and_examples_of_what_is_sent()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var document = await app.Read<JsonElement>("openapi.json");

        var paths = document.GetProperty("paths").EnumerateObject().ToDictionary(path => path.Name, path => path.Value);
        var routes = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.Contains("**", StringComparison.Ordinal) && !route.EndsWith("openapi.json", StringComparison.Ordinal))
            .Select(route => route.Replace(":long", "", StringComparison.Ordinal).Replace(":guid", "", StringComparison.Ordinal))
            .Distinct();
        Assert.Empty(routes.Except(paths.Keys.Select(path => path.TrimEnd('/'))));
        Assert.All(
            paths.Values.SelectMany(path => path.EnumerateObject()),
            operation => Assert.True(operation.Value.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 5));
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var sent in (string[])["NewVendor", "NewCard", "ApproveRequest", "NewKey"])
            Assert.True(schemas.GetProperty(sent).GetProperty("examples").GetArrayLength() > 0, sent);
    }
}
