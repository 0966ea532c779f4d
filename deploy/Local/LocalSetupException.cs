namespace JadaReferral.Local;

/// <summary>Something about this machine keeps the local stack from running. The message is one line and says what to do.</summary>
public sealed class LocalSetupException : Exception
{
    public LocalSetupException(string message)
        : base(message)
    {
    }

    public LocalSetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
