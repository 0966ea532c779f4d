using Spectre.Console;

namespace JadaReferral.Local.Logs;

/// <summary>
/// Prints what the services write, each line behind its service's name, and keeps it in a file for each service.
/// Until <see cref="ShowAll"/> only warnings and errors reach the console.
/// </summary>
sealed class ServiceLogs : IDisposable
{
    const int LongestName = 12;
    static readonly string[] Colours = ["aqua", "green", "yellow", "fuchsia", "blue", "olive", "teal", "purple"];

    readonly Lock _gate = new();
    readonly Dictionary<string, StreamWriter> _files = new(StringComparer.Ordinal);
    readonly IAnsiConsole _console;
    readonly string _folder;
    readonly bool _raw;
    bool _showAll;
    bool _quiet;

    public ServiceLogs(IAnsiConsole console, string folder, bool raw)
    {
        _console = console;
        _folder = folder;
        _raw = raw;
        Directory.CreateDirectory(folder);
    }

    public void ShowAll() => _showAll = true;

    /// <summary>From here on only the files are written: what services say while they are being stopped alarms for nothing.</summary>
    public void Quiet() => _quiet = true;

    /// <summary>The newest file of <paramref name="name"/>; the run before is kept beside it.</summary>
    public string FileOf(string name) => Path.Combine(_folder, name + ".log");

    public void Write(string name, string text)
    {
        var isJson = LogLine.TryParse(text, out var line);
        lock (_gate)
        {
            File(name).WriteLine(text);
            if (!_quiet && (_showAll || line is { IsAlarming: true }))
                Print(name, _raw || !isJson ? text : line!.ToString(), line?.Level);
        }
    }

    /// <summary>A line of the supervisor's own about <paramref name="name"/>.</summary>
    public void Note(string name, string text)
    {
        lock (_gate)
        {
            File(name).WriteLine(text);
            Print(name, text, "Error");
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var file in _files.Values)
                file.Dispose();
            _files.Clear();
        }
    }

    /// <summary>The text goes out as it is: a console that breaks lines would break stack traces and URLs.</summary>
    void Print(string name, string text, string? level)
    {
        Prefix(name, level);
        _console.Profile.Out.Writer.WriteLine(text);
    }

    void Prefix(string name, string? level)
    {
        var colour = level switch
        {
            "Warning" => "black on yellow",
            "Error" or "Critical" => "white on red",
            _ => Colours[Math.Abs(StableHash(name)) % Colours.Length],
        };
        _console.Markup($"[{colour}]{name.PadRight(LongestName).EscapeMarkup()}[/] ");
    }

    StreamWriter File(string name)
    {
        if (_files.TryGetValue(name, out var file))
            return file;

        var path = FileOf(name);
        if (System.IO.File.Exists(path))
            System.IO.File.Move(path, path + ".before", overwrite: true);
        return _files[name] = new StreamWriter(path) { AutoFlush = true };
    }

    /// <summary>Unlike <see cref="string.GetHashCode()"/> the same in every run, so that a service keeps its colour.</summary>
    static int StableHash(string name) => name.Aggregate(7, (hash, letter) => unchecked((hash * 31) + letter));
}
