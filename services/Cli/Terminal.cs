using Spectre.Console;

namespace JadaReferral.Cli;

/// <summary>What surrounds a run: where it prints, its settings and its way to the network.</summary>
public sealed class Terminal
{
    const int WideEnough = 240;

    IAnsiConsole? _screen;

    /// <summary>What scripts read.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>What went wrong, for people.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What a person types or another program pipes in.</summary>
    public required TextReader In { get; init; }

    /// <summary>An environment variable by name.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Carries the requests; not disposed here.</summary>
    public required HttpMessageHandler Network { get; init; }

    /// <summary>Columns of the terminal; null when nobody watches, then tables are as wide as they need.</summary>
    public int? Width { get; init; }

    /// <summary>Where <c>jada login</c> keeps keys.</summary>
    public required string SettingsFolder { get; init; }

    /// <summary>This process's own.</summary>
    public static Terminal OfProcess() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        Variable = Environment.GetEnvironmentVariable,
        Network = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) },
        Width = Console.IsOutputRedirected ? null : Math.Max(40, Console.WindowWidth),
        SettingsFolder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jada"),
    };

    /// <summary>Prints tables. Without a terminal it has no colours and doesn't wrap.</summary>
    public IAnsiConsole Screen => _screen ??= MakeScreen();

    IAnsiConsole MakeScreen()
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = Width is null ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Width is null ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        screen.Profile.Width = Width ?? WideEnough;
        return screen;
    }
}
