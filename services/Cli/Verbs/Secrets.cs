namespace JadaReferral.Cli.Verbs;

/// <summary>Reads what must not stand on a command line, where the shell's history and other users' process lists would show it.</summary>
static class Secrets
{
    /// <summary>A line of standard input, asked for when a person sits there; null when there is none.</summary>
    public static async Task<string?> Read(Terminal terminal, string prompt, CancellationToken cancellationToken)
    {
        if (terminal.Width is not null)
            await terminal.Error.WriteAsync(prompt + ": ");
        return await terminal.In.ReadLineAsync(cancellationToken);
    }
}
