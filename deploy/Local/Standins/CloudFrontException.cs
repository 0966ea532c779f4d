namespace JadaReferral.Local.Standins;

/// <summary>An error as CloudFront answers it.</summary>
public sealed class CloudFrontException(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}
