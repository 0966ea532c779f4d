using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JadaReferral.Platform.Tests.Dynamo;

public sealed class DynamoOptionsTests
{
    [Theory]
    [InlineData(null, "clicks")]
    [InlineData("test-7.", "test-7.clicks")]
    public async Task The_prefix_goes_before_every_table(string? prefix, string table)
    {
        using var host = Host(prefix);
        await host.StartAsync();

        Assert.Equal(table, host.Services.GetRequiredService<IOptions<DynamoOptions>>().Value.Table("clicks"));
    }

    [Fact]
    public async Task A_prefix_that_no_table_name_can_have_stops_the_service_at_its_start()
    {
        using var host = Host("no spaces");

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("TablePrefix", exception.Message, StringComparison.Ordinal);
    }

    static IHost Host(string? prefix)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Dynamo:TablePrefix", prefix)]);
        builder.Services.AddDynamo();
        return builder.Build();
    }
}
