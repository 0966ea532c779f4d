namespace JadaReferral.Cli.Http;

/// <summary>The dashboard did not do what was asked; the message is a sentence for whoever typed the command.</summary>
public sealed class DashboardException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
