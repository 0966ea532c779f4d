namespace JadaReferral.Dashboard.Security;

/// <summary>Someone who signs in: an item of the table <c>people</c>.</summary>
public sealed record Account
{
    /// <summary><c>user~{name}</c>.</summary>
    public required string PersonId { get; init; }

    /// <summary>Always <see cref="RecordName"/>.</summary>
    public string Record { get; init; } = RecordName;

    public required long Version { get; init; }

    /// <summary>What the person signs in with and what stands in histories.</summary>
    public required string Name { get; init; }

    /// <summary>Some of <see cref="Security.Roles"/>.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>By ASP.NET Core's password hasher; never shown.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Changes with password, roles and status: a cookie with another one is no longer good.</summary>
    public required string Stamp { get; init; }

    public bool IsDisabled { get; init; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; init; }

    /// <summary>No sign-in before this time.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    public const string RecordName = "account";

    /// <summary>The key of the account called <paramref name="name"/>.</summary>
    public static string IdOf(string name) => "user~" + name;
}

/// <summary>A key for programs: an item of the table <c>people</c>. The key itself is shown once and stored nowhere.</summary>
public sealed record ApiKey
{
    /// <summary><c>key~{key id}</c>.</summary>
    public required string PersonId { get; init; }

    /// <summary>Always <see cref="RecordName"/>.</summary>
    public string Record { get; init; } = RecordName;

    public required long Version { get; init; }

    /// <summary>The part of the key that may be seen.</summary>
    public required string KeyId { get; init; }

    /// <summary>What it is for; stands in histories as <c>key:{label}</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>SHA-256 of the secret part. The secret has 190 random bits, so a slow hash would add nothing.</summary>
    public required string SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Last use, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public const string RecordName = "key";

    public static string IdOf(string keyId) => "key~" + keyId;
}
