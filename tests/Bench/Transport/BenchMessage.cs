namespace JadaReferral.Bench.Transport;

/// <summary>What is sent: about a kilobyte, as a click with its envelope is.</summary>
public sealed record BenchMessage
{
    public required Guid Id { get; init; }

    public required string Text { get; init; }

    public static BenchMessage Create() => new() { Id = Guid.NewGuid(), Text = Filling };

    static readonly string Filling = new('x', 500);
}
