namespace JadaReferral.Cli.Tests;

/// <summary>Runs jada in this process against a <see cref="StubDashboard"/>.</summary>
public sealed class Run : IDisposable
{
    readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    readonly StringWriter _out = new();
    readonly StringWriter _error = new();

    public StubDashboard Dashboard { get; } = new();

    public string Output => _out.ToString();

    public string Error => _error.ToString();

    public string Typed { get; set; } = "";

    public string SettingsFolder { get; } = Directory.CreateTempSubdirectory("jada-cli-").FullName;

    public Run With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public Task<int> Jada(params string[] args) => Cli.Jada.Run(
        args,
        new Terminal
        {
            In = new StringReader(Typed),
            Out = _out,
            Error = _error,
            Variable = name => _variables.GetValueOrDefault(name),
            Network = Dashboard,
            SettingsFolder = SettingsFolder,
        },
        CancellationToken.None);

    public void Dispose()
    {
        Directory.Delete(SettingsFolder, recursive: true);
        Dashboard.Dispose();
        _out.Dispose();
        _error.Dispose();
    }
}
