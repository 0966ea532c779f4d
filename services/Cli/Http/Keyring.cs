using System.Text.Json;

namespace JadaReferral.Cli.Http;

/// <summary>API keys by dashboard address: <c>JADA_API_KEY</c> goes first, then what <c>jada login</c> kept in a file only its owner reads.</summary>
sealed class Keyring(Terminal terminal)
{
    string FileName => Path.Combine(terminal.SettingsFolder, "keys.json");

    public string? KeyFor(Uri address) =>
        terminal.Variable("JADA_API_KEY") is { Length: > 0 } key ? key : Read().GetValueOrDefault(address.Authority);

    public void Keep(Uri address, string key)
    {
        var keys = Read();
        keys[address.Authority] = key;
        Write(keys);
    }

    /// <summary>False when there was none.</summary>
    public bool Forget(Uri address)
    {
        var keys = Read();
        if (!keys.Remove(address.Authority))
            return false;
        Write(keys);
        return true;
    }

    Dictionary<string, string> Read()
    {
        if (!File.Exists(FileName))
            return [];
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(FileName)) ?? [];
        }
        catch (JsonException)
        {
            throw new DashboardException($"{FileName} is damaged. Delete it and run jada login again.", ExitCodes.Usage);
        }
    }

    void Write(Dictionary<string, string> keys)
    {
        Directory.CreateDirectory(terminal.SettingsFolder);
        var temporary = FileName + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
            JsonSerializer.Serialize(file, keys);
        File.Move(temporary, FileName, overwrite: true);
    }
}
