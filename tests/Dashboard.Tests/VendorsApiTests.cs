using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Contracts.Vendors;
using JadaReferral.Dashboard.Api;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using MassTransit.Testing;

namespace JadaReferral.Dashboard.Tests;

[Trait("Needs", "emulators")]
[Collection(OnDynamo.Name)]
public sealed class VendorsApiTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task A_vendor_is_created_with_its_link_and_announced()
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var answer = await app.Post("vendors", new { code = "oldtown", name = "Old Town Tacos" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        var vendor = await answer.Content.ReadFromJsonAsync<VendorView>();
        Assert.Equal("https://shipcaptaincrew.queenofsandiego.com/ref/oldtown", vendor?.Link);
        Assert.Equal("https://queenofsandiego.com/", vendor?.Destination);
        await Eventually.True(
            () => app.Bus.Published.Select<VendorChanged>(change => change.Context.Message.Vendor is { Code: "oldtown", Version: 1, Status: Vendor.Active }).Any(),
            "the vendor announced");
    }

    [Fact]
    public async Task An_edit_needs_the_version_that_was_read()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        await app.Post("vendors", new { code = "oldtown", name = "Old Town Tacos" });

        var without = await Put(app, "vendors/oldtown", new { name = "Old Town" }, ifMatch: null);
        var edited = await Put(app, "vendors/oldtown", new { name = "Old Town" }, "\"1\"");
        var stale = await Put(app, "vendors/oldtown", new { name = "Other" }, "\"1\"");

        Assert.Equal("if-match-missing", await DashboardApp.CodeOf(without));
        Assert.Equal("\"2\"", edited.Headers.ETag?.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("Old Town", (await app.Read<VendorView>("vendors/oldtown")).Name);
    }

    [Fact]
    public async Task Pausing_twice_is_one_change()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        await app.Post("vendors", new { code = "oldtown", name = "Old Town Tacos" });

        await app.Post("vendors/oldtown/pause");
        var again = await app.Post("vendors/oldtown/pause");

        Assert.Equal("\"2\"", again.Headers.ETag?.Tag);
        await Eventually.True(() => app.Bus.Published.Select<VendorChanged>().Count() == 2, "created and paused");
    }

    [Theory]
    [InlineData("Old Town", "Name", null, null, "bad-code")]
    [InlineData("unknown", "Name", null, null, "code-reserved")]
    [InlineData("oldtown", "", null, null, "bad-name")]
    [InlineData("oldtown", "Two\nlines", null, null, "bad-name")]
    [InlineData("oldtown", "Name", "http://queenofsandiego.com/", null, "bad-destination")]
    [InlineData("oldtown", "Name", "https://user@queenofsandiego.com/", null, "bad-destination")]
    [InlineData("oldtown", "Name", "https://queenofsandiego.com/?utm_source=x", null, "bad-destination")]
    [InlineData("oldtown", "Name", "//evil.example", null, "bad-destination")]
    [InlineData("oldtown", "Name", null, "nobody", "bad-contact-email")]
    [InlineData("oldtown", "Name", null, "a@example.com\r\nBcc: b@example.com", "bad-contact-email")]
    public async Task What_a_vendor_can_not_be_is_refused_with_a_code(string code, string name, string? destination, string? contactEmail, string expected)
    {
        await using var app = await DashboardApp.StartAsync(aws);

        var refused = await app.Post("vendors", new { code, name, destination, contactEmail });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(expected, await DashboardApp.CodeOf(refused));
        Assert.Empty((await app.Read<Listed<VendorView>>("vendors")).Items);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, HttpStatusCode.NotFound, "not-found")]
    [InlineData("DELETE", "/api/v1/vendors/solare", null, HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("POST", "/api/v1/vendors", "text/plain", HttpStatusCode.UnsupportedMediaType, "bad-content-type")]
    public async Task What_no_endpoint_takes_is_a_problem_with_a_code_too(string method, string path, string? type, HttpStatusCode status, string code)
    {
        await using var app = await DashboardApp.StartAsync(aws);
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (type is not null)
            request.Content = new StringContent("x", System.Text.Encoding.UTF8, type);

        var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, await DashboardApp.CodeOf(answer));
    }

    [Fact]
    public async Task A_missing_vendor_is_a_problem_with_a_code()
    {
        await using var app = await DashboardApp.StartAsync(aws);
        using var client = app.CreateClient();

        var answer = await client.GetAsync(new Uri("/api/v1/vendors/nobody", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("not-found", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    static async Task<HttpResponseMessage> Put(DashboardApp app, string path, object body, string? ifMatch)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/" + path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request);
    }
}
