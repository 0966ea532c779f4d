using Microsoft.Playwright;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>A browser window that remembers what went wrong in it.</summary>
public sealed class Window : IAsyncDisposable
{
    readonly IBrowserContext _context;

    public Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Faults.Add($"console {message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Faults.Add("error: " + error);
        page.Request += (_, request) =>
        {
            var host = new Uri(request.Url).Host;
            if (host is not ("127.0.0.1" or "localhost" or ""))
                Faults.Add("asked another host: " + request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors on the console, uncaught errors and requests to other hosts.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Goes there and waits until an interactive page has its circuit.</summary>
    public async Task<IResponse?> GoAsync(string path)
    {
        var response = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await Page.WaitForFunctionAsync("() => !document.querySelector('[data-circuit=waiting]')");
        return response;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
