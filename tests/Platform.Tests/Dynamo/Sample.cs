namespace JadaReferral.Platform.Tests.Dynamo;

/// <summary>A record with a member of every kind that items hold.</summary>
public sealed record Sample
{
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Guid ApprovalId { get; init; }

    public long ClickCount { get; init; }

    public double Share { get; init; }

    public decimal Price { get; init; }

    public bool IsActive { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyDictionary<string, long> ByPlacement { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    public Part? Latest { get; init; }

    public IReadOnlyList<Part> History { get; init; } = [];

    public static Sample Full { get; } = new()
    {
        Id = "solare",
        CreatedAt = new DateTimeOffset(2026, 11, 22, 17, 4, 5, TimeSpan.Zero).AddTicks(1_234_567),
        ApprovalId = new Guid("5f0d3c1e-7a52-4c0b-9d39-1f6f6f0a2b11"),
        ClickCount = 9_007_199_254_740_993,
        Share = 0.1,
        Price = 12.30m,
        IsActive = true,
        Note = "Zürich ⛵ \"quoted\" \\ \u0001",
        EndedAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(-8)),
        Names = ["a", ""],
        ByPlacement = new Dictionary<string, long>(StringComparer.Ordinal) { ["table-12"] = 3, ["Window Seat"] = 1 },
        Latest = new Part("card", 2),
        History = [new Part("card", 1), new Part("mail", 2)],
    };
}

public sealed record Part(string KindOfPart, int Number);
