using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace JadaReferral.Dashboard.Security;

/// <summary>What admins do with accounts and keys, and how people sign in.</summary>
public sealed partial class PeopleDesk(PeopleStore store, IOptions<SecurityOptions> options, TimeProvider clock)
{
    readonly Passwords _passwords = new();

    /// <summary>The account, when name and password are right and nothing forbids it. All reasons but the lock look alike from outside.</summary>
    public async Task<Outcome<Account>> SignIn(string name, string password, CancellationToken cancellationToken)
    {
        while (true)
        {
            var account = NamePattern().IsMatch(name) ? await store.GetAccount(name, cancellationToken) : null;
            var now = clock.GetUtcNow();
            if (account?.LockedUntil > now)
                return Refusal.Conflict("locked", "Too many wrong passwords. Wait a quarter of an hour, or ask an admin to set a new password.");

            var right = password.Length <= 200 && _passwords.Matches(account, password) && !account!.IsDisabled;
            if (account is null)
                return Wrong;

            var failures = right ? 0 : account.FailedSignIns + 1;
            var isLocked = failures >= options.Value.FailuresBeforeLock;
            var noted = account with
            {
                Version = account.Version + 1,
                FailedSignIns = isLocked ? 0 : failures,
                LockedUntil = isLocked ? now + options.Value.LockFor : null,
                LastSignInAt = right ? now : account.LastSignInAt,
            };
            if (await store.TryReplace(noted, account.Version, cancellationToken))
                return right ? noted : Wrong;
        }
    }

    /// <summary>Creates the first admin, once, for whoever holds the token that the first start printed.</summary>
    public async Task<Outcome<Account>> CreateFirstAdmin(string token, string name, string password, CancellationToken cancellationToken)
    {
        if (CheckNew(name, password, [Roles.Admin]) is { } problem)
            return problem;
        if (!await store.TryUseSetup(HashOf(token), clock.GetUtcNow(), cancellationToken))
            return Refusal.Conflict("setup-over", "This link was used or has expired. Restart the dashboard for another one, or sign in.");
        return await Create(name, password, [Roles.Admin], "first start", cancellationToken);
    }

    public async Task<Outcome<Account>> CreateAccount(
        string name, string password, IReadOnlyList<string> roles, string by, CancellationToken cancellationToken) =>
        CheckNew(name, password, roles) is { } problem ? problem : await Create(name, password, roles, by, cancellationToken);

    /// <summary>Sets roles and status, and ends the person's sessions. The last admin stays one.</summary>
    public async Task<Outcome<Account>> ChangeAccount(string name, IReadOnlyList<string> roles, bool isDisabled, long expectedVersion, CancellationToken cancellationToken)
    {
        if (CheckRoles(roles) is { } problem)
            return problem;
        var accounts = await store.Accounts(cancellationToken);
        if (accounts.FirstOrDefault(account => account.Name == name) is not { } account)
            return Refusal.NotFound($"person {name}");
        if (account.Version != expectedVersion)
            return Refusal.Outdated($"The account of {name}");
        if ((isDisabled || !roles.Contains(Roles.Admin)) && !accounts.Any(other => other.Name != name && !other.IsDisabled && other.Roles.Contains(Roles.Admin)))
            return Refusal.Conflict("last-admin", $"{name} is the last admin. Make someone else an admin first.");

        var changed = account with { Version = account.Version + 1, Roles = [.. roles.Distinct()], IsDisabled = isDisabled, Stamp = NewStamp() };
        return await store.TryReplace(changed, account.Version, cancellationToken) ? changed : Refusal.Outdated($"The account of {name}");
    }

    /// <summary>Sets a new password, unlocks the account and ends its sessions.</summary>
    public async Task<Outcome<Account>> SetPassword(string name, string password, CancellationToken cancellationToken)
    {
        if (Passwords.Check(name, password) is { } problem)
            return problem;
        while (true)
        {
            if (await store.GetAccount(name, cancellationToken) is not { } account)
                return Refusal.NotFound($"person {name}");
            var changed = account with
            {
                Version = account.Version + 1,
                PasswordHash = _passwords.Hash(name, password),
                Stamp = NewStamp(),
                FailedSignIns = 0,
                LockedUntil = null,
            };
            if (await store.TryReplace(changed, account.Version, cancellationToken))
                return changed;
        }
    }

    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal static Refusal? CheckRoles(IReadOnlyList<string> roles) => roles.Count > 0 && roles.All(role => Roles.All.Contains(role))
        ? null
        : Refusal.Invalid("bad-roles", $"Name at least one role of {string.Join(", ", Roles.All)}.");

    async Task<Outcome<Account>> Create(string name, string password, IReadOnlyList<string> roles, string by, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            PersonId = Account.IdOf(name),
            Version = 1,
            Name = name,
            Roles = [.. roles.Distinct()],
            PasswordHash = _passwords.Hash(name, password),
            Stamp = NewStamp(),
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = by,
        };
        return await store.TryCreate(account, cancellationToken)
            ? account
            : Refusal.Conflict("person-exists", $"There is someone called {name} already.");
    }

    static Refusal? CheckNew(string name, string password, IReadOnlyList<string> roles)
    {
        if (!NamePattern().IsMatch(name))
            return Refusal.Invalid("bad-name", "A name to sign in with is 1 to 40 characters of a-z, 0-9, ., - and _.");
        return CheckRoles(roles) ?? Passwords.Check(name, password);
    }

    static Refusal Wrong => Refusal.Invalid("wrong-password", "Name or password is wrong.");

    static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    [GeneratedRegex("^[a-z0-9._-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
