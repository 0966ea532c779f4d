using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace JadaReferral.Local.Stack;

/// <summary>Shows what is being done: a line for each step with how long it took, and on a terminal a spinner meanwhile.</summary>
sealed class Steps(IAnsiConsole console)
{
    /// <summary>Does one step. <paramref name="work"/> may rename what is going on.</summary>
    public async Task RunAsync(string title, Func<Action<string>, Task> work)
    {
        var clock = Stopwatch.StartNew();
        if (console.Profile.Capabilities.Interactive)
            await console.Status().StartAsync(title.EscapeMarkup(), status => work(text => status.Status(text.EscapeMarkup())));
        else
            await work(OnceEach());
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]✓[/] {title} [grey]{clock.Elapsed.TotalSeconds:0.0} s[/]");
    }

    /// <summary>A log that is not watched gets each piece of news once.</summary>
    Action<string> OnceEach()
    {
        var last = "";
        return text =>
        {
            if (text != last)
                console.WriteLine($"  {text} …");
            last = text;
        };
    }
}
