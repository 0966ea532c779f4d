namespace JadaReferral.Clicks.Retention;

/// <summary>A purge of clicks that are to be kept; its message is parked in the error queue under this reason.</summary>
public sealed class PurgeRefusedException(string reason) : Exception(reason);
