using Microsoft.AspNetCore.Identity;

namespace JadaReferral.Dashboard.Security;

/// <summary>Hashes and checks passwords with ASP.NET Core's hasher.</summary>
sealed class Passwords
{
    readonly PasswordHasher<string> _hasher = new();
    readonly string _nobody;

    public Passwords() => _nobody = _hasher.HashPassword("", Guid.NewGuid().ToString());

    public static Refusal? Check(string name, string password)
    {
        if (password.Length is < 12 or > 200)
            return Refusal.Invalid("bad-password", "A password has 12 to 200 characters.");
        return password.Contains(name, StringComparison.OrdinalIgnoreCase) || password.Distinct().Count() < 5
            ? Refusal.Invalid("bad-password", "This password is too easy to guess: it holds the name, or only a few different characters.")
            : null;
    }

    public string Hash(string name, string password) => _hasher.HashPassword(name, password);

    /// <summary>Whether the password is right. Takes as long for someone who does not exist, so that names can't be found out by the clock.</summary>
    public bool Matches(Account? account, string password) =>
        _hasher.VerifyHashedPassword(account?.Name ?? "", account?.PasswordHash ?? _nobody, password) != PasswordVerificationResult.Failed
        && account is not null;
}
