using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Mail;
using JadaReferral.Dashboard.Reports;
using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Totals;

namespace JadaReferral.Dashboard.Api;

/// <summary>What became of an unknown send (<c>sent</c> or <c>not-sent</c>) and how one knows.</summary>
public sealed record SettleRequest(string Outcome, string Reason);

/// <summary>Why.</summary>
public sealed record ReasonRequest(string Reason);

/// <summary>An address and why.</summary>
public sealed record AddressRequest(string Address, string Detail);

/// <summary>A suppression list from elsewhere.</summary>
public sealed record SuppressionList(IReadOnlyList<Suppression> Entries);

static class MailApi
{
    public static void MapMail(this RouteGroupBuilder api)
    {
        var mail = api.MapGroup("mail").WithTags("Mail");
        mail.MapGet("sends", Sends).Produces<Listing<EmailSend>>().WithSummary("Every approval and what became of it, newest first");
        mail.MapPost("sends/{approvalId:guid}/settle", Settle).RequireAuthorization(Roles.Approver).WithSummary("Say what became of a send whose outcome is unknown");
        mail.MapGet("channel", Channel).Produces<MailChannel>().WithSummary("Whether outreach is being sent");
        mail.MapPost("channel/stop", Stop).RequireAuthorization(Roles.Approver).WithSummary("Stop all sending at once");
        mail.MapPost("channel/start", Start).RequireAuthorization(Roles.Approver).WithSummary("Let sending go on");
        mail.MapGet("suppressions", Suppressions).Produces<Listing<Suppression>>().WithSummary("Addresses that are not mailed");
        mail.MapPost("suppressions", Suppress).RequireAuthorization(Roles.Editor).WithSummary("Never mail this address again");
        mail.MapPost("suppressions/release", Release).RequireAuthorization(Roles.Admin).WithSummary("Mail to this address is allowed again");
        mail.MapPost("suppressions/import", Import).RequireAuthorization(Roles.Admin).Produces<ImportedList>().WithSummary("Take over a list from elsewhere");
        mail.MapGet("suppressions.csv", Export).RequireAuthorization(Roles.Editor).WithSummary("The whole list as CSV");
    }

    static async Task<IResult> Sends(MailReader mail, string? state, string? vendor, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<EmailSend>([.. (await mail.Sends(cancellationToken)).Where(send =>
            (state is null || send.State == state) && (vendor is null || send.Vendor == vendor))]));

    static async Task<IResult> Settle(Guid approvalId, SettleRequest request, MailDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answers.Accepted(await desk.Settle(approvalId, request.Outcome, request.Reason, Actor.Name(context), cancellationToken));

    static async Task<IResult> Channel(MailReader mail, TimeProvider clock, CancellationToken cancellationToken) => TypedResults.Ok(
        await mail.Channel(cancellationToken)
            ?? new MailChannel { Channel = MailChannel.Outreach, State = MailChannel.Open, Version = 0, ChangedAt = clock.GetUtcNow(), ChangedBy = "nobody yet" });

    static async Task<IResult> Stop(ReasonRequest request, MailDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answers.Accepted(await desk.Stop(request.Reason, Actor.Name(context), cancellationToken));

    static async Task<IResult> Start(ReasonRequest request, MailDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answers.Accepted(await desk.Start(request.Reason, Actor.Name(context), cancellationToken));

    static async Task<IResult> Suppressions(MailReader mail, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > 1_000)
            return Answers.Problem(Refusal.Invalid("bad-limit", "A page has 1 to 1000 rows."));
        if (cursor is not null && Cursor.Decode(cursor) is null)
            return Answers.Problem(Refusal.Invalid("bad-cursor", "This cursor was not given out here. Begin again without one."));
        var after = cursor is null ? "" : Cursor.Decode(cursor)!;
        var rest = (await mail.Suppressions(cancellationToken))
            .Where(entry => string.CompareOrdinal(entry.Address, after) > 0)
            .OrderBy(entry => entry.Address, StringComparer.Ordinal)
            .ToList();
        var page = rest.Take(limit ?? 100).ToList();
        return TypedResults.Ok(new Listing<Suppression>(page, page.Count < rest.Count ? Cursor.Encode(page[^1].Address) : null));
    }

    static async Task<IResult> Suppress(AddressRequest request, MailDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answers.Accepted(await desk.Suppress(request.Address, request.Detail, Actor.Name(context), cancellationToken));

    static async Task<IResult> Release(AddressRequest request, MailDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        Answers.Accepted(await desk.Release(request.Address, request.Detail, Actor.Name(context), cancellationToken));

    static async Task<IResult> Import(SuppressionList list, MailDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        (await desk.Import(list.Entries, Actor.Name(context), cancellationToken)).IsAccepted(out var imported, out var refusal)
            ? TypedResults.Ok(imported)
            : Answers.Problem(refusal);

    static async Task<IResult> Export(MailReader mail, CancellationToken cancellationToken)
    {
        var csv = new System.Text.StringBuilder("address,reason,since,detail\r\n");
        foreach (var entry in await mail.Suppressions(cancellationToken))
            csv.AppendJoin(',', ReportCsv.Cell(entry.Address), ReportCsv.Cell(entry.Reason), entry.Since.ToString("O"), ReportCsv.Cell(entry.Detail)).Append("\r\n");
        return TypedResults.Text(csv.ToString(), "text/csv; charset=utf-8");
    }
}
