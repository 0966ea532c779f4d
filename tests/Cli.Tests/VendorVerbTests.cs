using System.Text.Json;

namespace JadaReferral.Cli.Tests;

public sealed class VendorVerbTests : IDisposable
{
    const string Puesto =
        """{"code":"puesto","name":"Puesto","link":"https://l/ref/puesto","status":"active","destination":"https://queenofsandiego.com/","campaign":"vendor-referral","contactName":"Eric","appendClickId":true}""";

    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task An_edit_keeps_what_it_does_not_name_and_replaces_the_version_it_read()
    {
        _run.Dashboard.Answers("GET", "/api/v1/vendors/puesto", Puesto, etag: "\"7\"").Answers("PUT", "/api/v1/vendors/puesto", Puesto);

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "edit", "puesto", "--contact-email", "eric@puesto.example"));

        var asked = _run.Dashboard.Requests.Last();
        Assert.Equal("\"7\"", asked.IfMatch);
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("Eric", body.GetProperty("contactName").GetString());
        Assert.Equal("eric@puesto.example", body.GetProperty("contactEmail").GetString());
        Assert.True(body.GetProperty("appendClickId").GetBoolean());
    }

    [Fact]
    public async Task Pausing_says_how_the_vendor_stands()
    {
        _run.Dashboard.Answers("POST", "/api/v1/vendors/puesto/pause", Puesto.Replace("active", "paused", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Done, await _run.Jada("vendors", "pause", "puesto"));

        Assert.Contains("Puesto is paused.", _run.Output, StringComparison.Ordinal);
    }
}
