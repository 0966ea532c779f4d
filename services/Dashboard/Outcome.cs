namespace JadaReferral.Dashboard;

/// <summary>Why something was not done: a stable code for programs and a sentence for people.</summary>
/// <param name="Kind">What sort of answer it is; the API makes a status of it.</param>
/// <param name="Code">Stable, in kebab case, e.g. <c>stale-approval</c>.</param>
/// <param name="Message">A sentence that says what is wrong and what to do.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Message)
{
    /// <summary>The thing that was named does not exist.</summary>
    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, "not-found", $"There is no {what}.");

    /// <summary>What was given can't be accepted as it is.</summary>
    public static Refusal Invalid(string code, string message) => new(RefusalKind.Invalid, code, message);

    /// <summary>It can't be done in the state things are in now.</summary>
    public static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);

    /// <summary>Someone else changed it since it was read.</summary>
    public static Refusal Outdated(string what) => new(
        RefusalKind.Outdated, "outdated", $"{what} was changed by someone else since you read it. Read it again and repeat your change.");
}

/// <summary>The sort of a <see cref="Refusal"/>.</summary>
public enum RefusalKind
{
    /// <summary>Bad input.</summary>
    Invalid,

    /// <summary>No such thing.</summary>
    NotFound,

    /// <summary>There was such a thing, perhaps.</summary>
    Gone,

    /// <summary>Not in this state.</summary>
    Conflict,

    /// <summary>The version that was named is not the current one.</summary>
    Outdated,

    /// <summary>Not known who asks.</summary>
    NotSignedIn,

    /// <summary>Known who asks, and they may not.</summary>
    NotAllowed,

    /// <summary>Asked too often.</summary>
    TooOften,
}

/// <summary>Either a value or the reason why there is none. Refusals are ordinary answers here, not exceptions.</summary>
public readonly record struct Outcome<T>
    where T : class
{
    Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The value; null exactly when <see cref="Refusal"/> is not.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True with the value, or false with the refusal.</summary>
    public bool IsAccepted([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return value is not null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
