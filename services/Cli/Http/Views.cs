using System.Text.Json.Serialization;

namespace JadaReferral.Cli.Http;

// What the API answers, as far as it is printed. Fields it gains are passed over; --json prints its answer as it came.

sealed record ProblemView(string? Detail, string? Code);

sealed record Listing<T>([property: JsonRequired] IReadOnlyList<T> Items, string? NextCursor);

sealed record VendorView(
    [property: JsonRequired] string Code, string Name, string Link, string Status, string Destination, string Campaign,
    string? ContactName, string? ContactEmail, bool AppendClickId);

sealed record PageLinkView(
    [property: JsonRequired] string Id, string Label, string? Link, DateTimeOffset CreatedAt, string CreatedBy,
    DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastOpenedAt);

sealed record StoryLineView(DateTimeOffset At, [property: JsonRequired] string Kind, string What, string? By);

sealed record NoteView([property: JsonRequired] string NoteId, string? FollowUpCard);

sealed record ClickView(
    string Timestamp, string Audience, string? AudienceReason, string? Placement, string? ReferrerHost, string? Device, string? Country);

sealed record TotalsView(DateOnly Today, [property: JsonRequired] IReadOnlyList<FiguresView> Items);

sealed record FiguresView(string Vendor, long Today, long Last7Days, long Last30Days, long Total, long Clicks, long Automated);

sealed record BucketView(string Bucket, long GuestCount, long ClickCount, long AutomatedCount, long UniqueGuests);

sealed record CardView(
    [property: JsonRequired] string TaskId, string Type, string Title, string? Link, string Owner, string Priority, string Status, DateTimeOffset CreatedAt,
    [property: JsonRequired] IReadOnlyList<CardEmailView> Emails, CardPreviewView? Preview, [property: JsonRequired] IReadOnlyList<CardEventView> History);

sealed record CardEmailView(
    string EmailId, string Vendor, long DraftVersion, string State, string? To, string? Subject, string? ContentHash, bool IsBlocked,
    IReadOnlyList<FindingView> Findings, DateTimeOffset? NotBefore, string? Reason, IReadOnlyList<OpensView>? Opens);

sealed record OpensView(string Source, DateTimeOffset First, DateTimeOffset Last);

sealed record FindingView(string Rule, string Level, string Message);

sealed record CardPreviewView(long Version, string? Url, DateTimeOffset? PublishedAt, string? Failure);

sealed record CardEventView(DateTimeOffset At, string By, string What);

sealed record OutreachView(string EmailId, string Vendor, string Status, long CurrentVersion, string EditedBy, DateTimeOffset EditedAt);

sealed record DraftsView([property: JsonRequired] IReadOnlyList<DraftView> Versions);

sealed record DraftView(
    [property: JsonRequired] long Version, string Vendor, string Template, long TemplateVersion, Dictionary<string, string>? Overrides, string EditedBy, DateTimeOffset EditedAt);

sealed record TemplatesView([property: JsonRequired] IReadOnlyList<TemplateFieldsView> Versions);

// What a person edits of a template, and in which order it stands in the file.
sealed record TemplateFieldsView(
    [property: JsonRequired] string Subject, string Html, string Text, Dictionary<string, string>? Partials, Dictionary<string, string>? Fields);

sealed record StoredTemplateView([property: JsonRequired] long Version);

sealed record PreviewView(
    long Version, string State, bool IsCurrent, string RequestedBy, DateTimeOffset RequestedAt, string? Url, DateTimeOffset? InvalidatedAt, string? Reason);

sealed record RunView(
    [property: JsonRequired] Guid RunId, string Kind, IReadOnlyList<string>? Vendors, [property: JsonRequired] bool IsFinished, long Differences);

sealed record ImportView(long Taken, long Known, long RefusedCount, [property: JsonRequired] IReadOnlyList<RefusedLineView> Refused);

sealed record RefusedLineView(long Line, string Reason);

sealed record MonthView(
    DateOnly First, DateOnly Last, DateOnly PreviousFirst, DateOnly PreviousLast, [property: JsonRequired] IReadOnlyList<VendorMonthView> Vendors);

sealed record VendorMonthView(
    string Vendor, long Guests, long UniqueGuests, long PreviousGuests, double? ChangePercent, DateOnly? BestDay, long BestDayGuests);

sealed record SendView(Guid ApprovalId, string EmailId, string State, string? Recipient, DateTimeOffset StateAt, string? Reason);

sealed record SuppressionView(string Address, string Reason, DateTimeOffset Since, string? Detail);

sealed record QueueView(string Name, long Waiting, long InFlight, long Delayed);

sealed record DeadLetterView(string Id, string Reason, DateTimeOffset? Since);

sealed record MovedView([property: JsonRequired] int Count);

sealed record ConsumedQueueView(
    [property: JsonRequired] string Queue, long Waiting, int Instances, double? PerMinute, TimeSpan? Lag, TimeSpan? LongestWait, long Faulted);

sealed record InstanceView(
    [property: JsonRequired] string Service, string Host, DateTimeOffset StartedAt, DateTimeOffset? SilentSince, JournalView? Journal, CircuitView? Circuit);

sealed record JournalView(long Waiting, long Capacity, long Lost);

sealed record CircuitView(string State);

sealed record AccountView(
    [property: JsonRequired] string Name, [property: JsonRequired] IReadOnlyList<string> Roles, bool IsDisabled, DateTimeOffset? LockedUntil,
    DateTimeOffset? LastSignInAt, DateTimeOffset CreatedAt, string CreatedBy, long Version);

sealed record KeyView(
    [property: JsonRequired] string KeyId, string Label, [property: JsonRequired] IReadOnlyList<string> Roles, DateTimeOffset CreatedAt, string CreatedBy,
    DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt, string? Text);

sealed record AuditView(DateTimeOffset At, [property: JsonRequired] string Who, string What, string? Target, string? From, string Result);
