using JadaReferral.Dashboard.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JadaReferral.Dashboard.Api;

/// <summary>Who asks and what they may do.</summary>
public sealed record Me(string Name, IReadOnlyList<string> Roles);

/// <summary>An account as admins see it: nothing of its password.</summary>
public sealed record AccountView(
    string Name,
    IReadOnlyList<string> Roles,
    bool IsDisabled,
    DateTimeOffset? LockedUntil,
    DateTimeOffset? LastSignInAt,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    long Version)
{
    internal static AccountView Of(Account account) => new(
        account.Name, account.Roles, account.IsDisabled, account.LockedUntil, account.LastSignInAt, account.CreatedAt, account.CreatedBy, account.Version);
}

/// <summary>A key as admins see it. <see cref="Text"/> is the key itself, in the answer to making it and never again.</summary>
public sealed record KeyView(
    string KeyId,
    string Label,
    IReadOnlyList<string> Roles,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    string? Text = null)
{
    internal static KeyView Of(ApiKey key) =>
        new(key.KeyId, key.Label, key.Roles, key.CreatedAt, key.CreatedBy, key.ExpiresAt, key.RevokedAt, key.LastUsedAt);
}

/// <summary>Someone who is to sign in.</summary>
public sealed record NewAccount(string Name, string Password, IReadOnlyList<string> Roles);

/// <summary>What someone may do from now on.</summary>
public sealed record AccountChange(IReadOnlyList<string> Roles, bool IsDisabled = false);

/// <summary>A new password.</summary>
public sealed record NewPassword(string Password);

/// <summary>A key to be made; without days it does not expire.</summary>
public sealed record NewKey(string Label, IReadOnlyList<string> Roles, int? Days = null);

static class PeopleApi
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        api.MapGet("me", Me).RequireAuthorization(Roles.Viewer).WithTags("People").WithSummary("Who you are to the dashboard");

        var people = api.MapGroup("people").RequireAuthorization(Roles.Admin).WithTags("People");
        people.MapGet("", Accounts).WithSummary("Everyone who can sign in");
        people.MapPost("", Create).WithSummary("Add someone");
        people.MapPut("{name}", Change).WithSummary("Set roles and status; ends the person's sessions; If-Match names the version that was read");
        people.MapPost("{name}/password", SetPassword).WithSummary("Set a password and unlock; ends the person's sessions");

        var keys = api.MapGroup("keys").RequireAuthorization(Roles.Admin).WithTags("People");
        keys.MapGet("", Keys).WithSummary("Every key, without the keys themselves");
        keys.MapPost("", Issue).WithSummary("Make a key; its text is in this answer only");
        keys.MapPost("{id}/revoke", Revoke).WithSummary("End a key at once");

        api.MapGet("audit", Audit).RequireAuthorization(Roles.Admin).WithTags("People").WithSummary("A UTC day of the audit log, newest first");
    }

    static Ok<Me> Me(HttpContext context) => TypedResults.Ok(new Me(
        Actor.Name(context), [.. Roles.All.Where(context.User.IsInRole)]));

    static async Task<IResult> Accounts(PeopleStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<AccountView>([.. (await store.Accounts(cancellationToken)).Select(AccountView.Of)]));

    static async Task<IResult> Create(NewAccount account, PeopleDesk people, HttpContext context, CancellationToken cancellationToken) =>
        Answers.Created(
            context,
            await people.CreateAccount(account.Name, account.Password, account.Roles, Actor.Name(context), cancellationToken),
            created => created.Version,
            created => $"{ApiRoutes.Root}/people/{created.Name}",
            AccountView.Of);

    static async Task<IResult> Change(string name, AccountChange change, PeopleDesk people, HttpContext context, CancellationToken cancellationToken)
    {
        var (version, refusal) = Answers.IfMatch(context);
        return refusal is null
            ? Answers.From(context, await people.ChangeAccount(name, change.Roles, change.IsDisabled, version, cancellationToken), account => account.Version, AccountView.Of)
            : Answers.Problem(refusal);
    }

    static async Task<IResult> SetPassword(string name, NewPassword password, PeopleDesk people, HttpContext context, CancellationToken cancellationToken) =>
        Answers.From(context, await people.SetPassword(name, password.Password, cancellationToken), account => account.Version, AccountView.Of);

    static async Task<IResult> Keys(PeopleStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<KeyView>([.. (await store.Keys(cancellationToken)).Select(KeyView.Of)]));

    static async Task<IResult> Issue(NewKey key, KeyDesk keys, HttpContext context, CancellationToken cancellationToken)
    {
        if (key.Days is < 1 or > 3_650)
            return Answers.Problem(Refusal.Invalid("bad-lifetime", "A key lasts 1 to 3,650 days, or for ever when no days are given."));
        var lifetime = key.Days is { } days ? TimeSpan.FromDays(days) : (TimeSpan?)null;
        var issued = await keys.Issue(key.Label, key.Roles, lifetime, Actor.Name(context), cancellationToken);
        return Answers.Created(
            context, issued, made => made.Key.Version, made => $"{ApiRoutes.Root}/keys/{made.Key.KeyId}", made => KeyView.Of(made.Key) with { Text = made.Text });
    }

    static async Task<IResult> Revoke(string id, KeyDesk keys, HttpContext context, CancellationToken cancellationToken) =>
        Answers.From(context, await keys.Revoke(id, cancellationToken), key => key.Version, KeyView.Of);

    static async Task<IResult> Audit(DateOnly? day, int? limit, string? cursor, AuditLog log, TimeProvider clock, CancellationToken cancellationToken)
    {
        var page = await log.Read(day ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), limit ?? 100, cursor, cancellationToken);
        return page.IsAccepted(out var entries, out var refusal)
            ? TypedResults.Ok(new Listing<AuditEntry>(entries.Items, entries.NextCursor))
            : Answers.Problem(refusal);
    }
}
