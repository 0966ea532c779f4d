namespace JadaReferral.Bench.Clicks;

/// <summary>What <c>prove clicks</c> was asked for.</summary>
sealed record ClicksProofOptions(
    int Clicks, int Kills, TimeSpan Outage, double PerSecond, int Connections, string Durability, int PortOffset)
{
    /// <summary>How long the proof waits for the last click to be counted after the load: longer than a message stays hidden when its consumer was killed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
