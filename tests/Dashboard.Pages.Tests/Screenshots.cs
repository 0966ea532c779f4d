using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Makes the pictures of docs/images; runs when SCREENSHOTS names the folder to write to.</summary>
[Collection(InHarbour.Name)]
public sealed class Screenshots(Harbour harbour)
{
    [ScreenshotsFact]
    public async Task Every_page_at_phone_and_desk_width_in_light_and_dark()
    {
        var folder = Environment.GetEnvironmentVariable(ScreenshotsFactAttribute.Variable)!;
        var only = Environment.GetEnvironmentVariable("SCREENSHOTS_OF")?.Split(',');
        foreach (var width in new[] { 1280, 375 })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var window = await harbour.OpenAsync(width, scheme);
                foreach (var (name, path) in Pages.All.Concat(harbour.OwnPages).Where(page => only is null || only.Contains(page.Key)))
                {
                    await window.GoAsync(path);
                    await Assertions.Expect(window.Page.GetByText("Asking the preview service")).ToHaveCountAsync(0);
                    await window.Page.ScreenshotAsync(new()
                    {
                        Path = Path.Combine(folder, $"{name}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"),
                        FullPage = true,
                        Animations = ScreenshotAnimations.Disabled,
                    });
                }
            }
        }
    }
}

/// <summary>A fact that is skipped unless <see cref="Variable"/> is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScreenshotsFactAttribute : FactAttribute
{
    public const string Variable = "SCREENSHOTS";

    public ScreenshotsFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"Set {Variable} to a folder to make the pictures of docs/images.";
    }
}
