namespace JadaReferral.Clicks;

/// <summary>A click that no retry can store; its message is parked in the error queue under this reason.</summary>
public sealed class UnstorableClickException(string reason) : Exception(reason);
