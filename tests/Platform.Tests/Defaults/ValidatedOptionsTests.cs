using System.ComponentModel.DataAnnotations;
using JadaReferral.Platform.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JadaReferral.Platform.Tests.Defaults;

public sealed class ValidatedOptionsTests
{
    [Fact]
    public async Task A_setting_is_bound_and_one_that_is_not_set_has_its_default()
    {
        using var host = Host(("Planted:Count", "3"));
        await host.StartAsync();

        var options = host.Services.GetRequiredService<IOptions<PlantedOptions>>().Value;
        Assert.Equal((3, "crew"), (options.Count, options.Name));
    }

    [Theory]
    [InlineData("Planted:Count", "0", "Count")]
    [InlineData("Planted:Name", "", "Name")]
    public async Task A_wrong_setting_stops_the_service_at_its_start_and_is_named(string setting, string value, string named)
    {
        using var host = Host((setting, value));

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    static IHost Host(params (string Name, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.AddValidatedOptions<PlantedOptions>("Planted");
        return builder.Build();
    }

    public sealed class PlantedOptions
    {
        [Range(1, 10)]
        public int Count { get; set; } = 1;

        [Required]
        public string Name { get; set; } = "crew";
    }
}
