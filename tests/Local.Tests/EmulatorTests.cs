using System.Net;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Local.Tests;

[Trait("Needs", "emulators")]
public sealed class EmulatorTests(LocalAws aws) : IClassFixture<LocalAws>
{
    [Fact]
    public async Task Every_emulator_answers_on_an_address_of_its_own()
    {
        using var http = new HttpClientHandler();
        using var client = new HttpMessageInvoker(http);
        Uri[] urls = [new(aws.MessagingUrl, "/health"), aws.DynamoDbUrl, new(aws.SesUrl, "/health-check")];

        foreach (var url in urls)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var answer = await client.SendAsync(request, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(3, urls.Select(url => url.Port).Distinct().Count());
    }

    [Fact]
    public async Task Every_declared_table_can_be_used_once_created()
    {
        var prefix = await aws.CreateTablesAsync();

        Assert.NotEmpty(Tables.Declared());
        foreach (var table in Tables.Declared())
        {
            var description = (await aws.Dynamo.DescribeTableAsync(prefix + table.Name)).Table;
            Assert.Equal(table.Sort is null ? 1 : 2, description.KeySchema.Count);
            await aws.Dynamo.ScanAsync(new ScanRequest(prefix + table.Name));
        }
    }

    [Fact]
    public async Task Creating_the_tables_again_changes_nothing()
    {
        var prefix = await aws.CreateTablesAsync();
        await aws.Dynamo.PutItemAsync(prefix + "vendors", new() { ["code"] = new("solare") });

        await aws.CreateTablesAsync(prefix);

        Assert.Equal(1, (await aws.Dynamo.ScanAsync(new ScanRequest(prefix + "vendors"))).Count);
    }
}
