using Spectre.Console;

namespace JadaReferral.Local;

/// <summary>Where people read: colours and a spinner on a terminal, plain and unbroken lines in a file or a pipe.</summary>
static class Terminal
{
    const int WideEnough = 200;

    public static IAnsiConsole Console { get; } = Create();

    static IAnsiConsole Create()
    {
        if (!System.Console.IsOutputRedirected)
            return AnsiConsole.Console;

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = WideEnough;
        return console;
    }
}
