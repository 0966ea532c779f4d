namespace JadaReferral.Cli;

/// <summary>How <c>jada</c> ends. Scripts rely on these; they only grow.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The dashboard refused, or what was asked for does not exist; standard error says why.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong; nothing was asked of the dashboard.</summary>
    public const int Usage = 2;

    /// <summary>The dashboard doesn't answer.</summary>
    public const int Unreachable = 3;

    /// <summary>Not signed in, or not allowed to.</summary>
    public const int Forbidden = 4;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
