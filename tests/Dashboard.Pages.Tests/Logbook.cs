using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Dashboard.Pages.Tests;

/// <summary>Sixty days of a season, the same in every run but for the day it ends on: what the services would have written.</summary>
public sealed class Logbook(IAmazonDynamoDB dynamo, string prefix)
{
    public const string ReadyCard = "rdy23456";
    public const string OpenCard = "opn23456";
    public const string ToDo = "tdo23456";

    static readonly (string Code, string Name, string? Contact, double Share)[] Vendors =
    [
        ("solare", "Solare Ristorante", "Brian", 3.1),
        ("smallgoods", "Smallgoods Cheese Shop", "Mike", 2.2),
        ("puesto", "Puesto", "Eric", 1.8),
        ("boardbrew", "Board & Brew", "Jenna", 1.3),
        ("wholefoods", "Whole Foods Market La Jolla", null, .9),
        ("totalwine", "Total Wine & More", null, .7),
        ("gbvintners", "Gianni Buonomo Vintners", "Keith", .5),
    ];

    static readonly string Hash = new('a', 64);

    readonly BusinessCalendar _calendar = BusinessCalendar.Of("America/Los_Angeles");
    readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public async Task WriteAsync()
    {
        var random = new Random(1898);
        foreach (var (code, name, contact, share) in Vendors)
        {
            await Put("vendors", new Vendor
            {
                Code = code,
                Name = name,
                ContactName = contact,
                ContactEmail = contact is null ? null : $"hello@{code}.example",
                Destination = "https://queenofsandiego.com/",
                Campaign = "vendor-referral",
                Status = code == "gbvintners" ? Vendor.Paused : Vendor.Active,
                Version = 1,
                UpdatedAt = _now.AddDays(-60),
            });
            await WriteTotals(code, share, random);
            await WriteClicks(code, random);
        }
        await WriteOutreach();
        await WriteCards();
        await WriteMail();
    }

    /// <summary>One more guest, as Aggregates would have counted it; answers the message it would have published.</summary>
    public async Task<TotalsUpdated> ArriveAsync(string vendor)
    {
        long guests = 0, clicks = 0, version = 0;
        foreach (var bucket in new[] { TotalsBucket.Total, TotalsBucket.Day(_calendar.DayOf(_now)) })
        {
            var key = new Dictionary<string, AttributeValue> { ["vendor_name"] = new(vendor), ["bucket"] = new(bucket) };
            var known = DynamoItem.To<VendorTotals>((await dynamo.GetItemAsync(prefix + "click_totals", key)).Item);
            var next = known with { GuestCount = known.GuestCount + 1, ClickCount = known.ClickCount + 1, Version = known.Version + 1 };
            await Put("click_totals", next);
            if (bucket == TotalsBucket.Total)
                (guests, clicks, version) = (next.GuestCount, next.ClickCount, next.Version);
        }
        return new TotalsUpdated { Vendor = vendor, Version = version, UpdatedAt = _now, ClickCount = clicks, GuestCount = guests };
    }

    async Task WriteTotals(string code, double share, Random random)
    {
        long total = 0;
        var today = _calendar.DayOf(_now);
        for (var ago = 89; ago >= 0; ago--)
        {
            var day = today.AddDays(-ago);
            var weekend = day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday ? 2.1 : 1;
            var guests = (long)(share * weekend * (6 + (random.NextDouble() * 7)) * (1 + ((60 - ago) * .006)));
            total += guests;
            await Put("click_totals", Counted(code, TotalsBucket.Day(day), guests));
            if (ago < 3)
                await WriteHours(code, day, guests, random);
        }
        await Put("click_totals", Counted(code, TotalsBucket.Total, total));
    }

    async Task WriteHours(string code, DateOnly day, long guests, Random random)
    {
        var hours = _calendar.HoursOf(day);
        var left = guests;
        for (var hour = 9; hour < hours.Count && left > 0; hour++)
        {
            var here = hour == hours.Count - 1 ? left : Math.Min(left, random.NextInt64(0, 1 + (guests / 5)));
            left -= here;
            if (here > 0)
                await Put("click_totals", Counted(code, TotalsBucket.Hour(hours[hour]), here));
        }
    }

    VendorTotals Counted(string code, string bucket, long guests) => new()
    {
        VendorName = code,
        Bucket = bucket,
        GuestCount = guests,
        ClickCount = guests + (guests / 9),
        AutomatedCount = guests / 4,
        UniqueGuests = guests - (guests / 12),
        Version = 1,
        UpdatedAt = _now,
        Placements = Split(guests, ("qr-table-12", .3), ("qr-counter", .2), ("newsletter", .1)),
        ReferrerHosts = Split(guests, ("instagram.com", .25), ("google.com", .15), (code + ".com", .2)),
        Devices = Split(guests, ("phone", .7), ("desktop", .2), ("tablet", .1)),
        Countries = Split(guests, ("US", .8), ("MX", .1), ("CA", .05)),
        AutomatedReasons = Split(guests / 4, ("crawler", .7), ("head", .2)),
    };

    static Dictionary<string, long>? Split(long guests, params (string Name, double Share)[] parts)
    {
        var counts = parts.ToDictionary(part => part.Name, part => (long)(guests * part.Share)).Where(pair => pair.Value > 0).ToDictionary();
        return counts.Count == 0 ? null : counts;
    }

    async Task WriteClicks(string code, Random random)
    {
        for (var index = 0; index < 12; index++)
        {
            var at = _now.AddMinutes(-random.Next(1, 4_000));
            var id = new Guid(random.Next(), 7, 7, [1, 2, 3, 4, 5, 6, 7, (byte)index]);
            await Put("clicks", new Click
            {
                VendorName = code,
                Timestamp = $"{DynamoItem.Time(at)}#{id:N}",
                ClickId = id,
                Audience = index % 5 == 0 ? Audiences.Repeat : Audiences.Guest,
                AudienceReason = index % 5 == 0 ? "repeat" : null,
                Placement = index % 3 == 0 ? "qr-table-12" : null,
                ReferrerHost = index % 2 == 0 ? "instagram.com" : null,
                Device = "phone",
                Country = "US",
                VisitorKey = id.ToString("N", CultureInfo.InvariantCulture),
            });
        }
    }

    async Task WriteOutreach()
    {
        await Put("outreach", new OutreachTemplate
        {
            EmailId = OutreachTemplate.KeyPrefix + "vendor-referral",
            Version = 1,
            Subject = "{{fields.subject}}",
            Html = "<p>{{fields.opening}}</p>",
            Text = "{{fields.opening}}",
            Fields = new Dictionary<string, string>
            {
                ["subject"] = "{{vendor.name}} x JADA: claim your referral link",
                ["greeting"] = "Hi {{vendor.greetingName}},",
                ["opening"] = "Guests who love {{vendor.name}} tend to love an evening under sail, too. We would like to make that easy for them and worth it for you.",
                ["offer"] = "Every guest you send is counted as yours.",
                ["action"] = "Open your referral link",
            },
            EditedBy = "ana",
            EditedAt = _now.AddDays(-30),
        });
        foreach (var (code, sent) in new[] { ("solare", true), ("smallgoods", true), ("puesto", false), ("boardbrew", false), ("wholefoods", false), ("totalwine", false) })
        {
            var versions = code == "puesto" ? 3 : 1;
            await Put("outreach", new OutreachEmail
            {
                EmailId = code + "-intro",
                Vendor = code,
                Status = sent ? OutreachEmail.Sent : OutreachEmail.Draft,
                CurrentVersion = versions,
                EditedBy = "ana",
                EditedAt = _now.AddDays(-2),
                SentAt = sent ? _now.AddDays(-20) : null,
            });
            for (var version = 1; version <= versions; version++)
            {
                await Put("outreach", new OutreachDraft
                {
                    EmailId = code + "-intro",
                    Version = version,
                    Vendor = code,
                    Template = "vendor-referral",
                    TemplateVersion = 1,
                    Overrides = new Dictionary<string, string>
                    {
                        ["subject"] = version == 1 ? "A sailing partnership" : "Your guests, under sail",
                        ["offer"] = string.Create(CultureInfo.InvariantCulture, $"Every guest you send sails with {5 * version} % off."),
                    },
                    EditedBy = version == 2 ? "theo" : "ana",
                    EditedAt = _now.AddDays(-10 + version),
                });
            }
        }
    }

    async Task WriteCards()
    {
        await Put("tasks", Card(ReadyCard, "Approve the November outreach", CardTypes.VendorReferralApproval, CardStatus.Ready, "high") with
        {
            Link = "http://127.0.0.1:8082/vendor-referral-preview.html",
            Preview = new CardPreview
            {
                RequestId = Guid.NewGuid(),
                Version = 1,
                RequestedAt = _now.AddHours(-1),
                RequestedBy = "ana",
                PublishedAt = _now.AddMinutes(-59),
                Url = "http://127.0.0.1:8082/vendor-referral-preview.html",
                VersionUrl = $"http://127.0.0.1:8082/previews/{ReadyCard}/1/index.html",
            },
            Emails =
            [
                Rendered("puesto-intro", "puesto", 3, "Puesto: your guests, under sail"),
                Rendered("boardbrew-intro", "boardbrew", 1, "Board & Brew: a sailing partnership"),
                Rendered("wholefoods-intro", "wholefoods", 1, "Whole Foods: a sailing partnership") with
                {
                    Findings = [new CardFinding("P30", CardFinding.Blocks, "There is no contact address for wholefoods. Add one on the vendor's page."), new CardFinding("P12", "warn", "The subject is longer than 60 characters and will be cut on phones.")],
                },
            ],
            Comments = [new CardComment(Guid.NewGuid(), "theo", _now.AddMinutes(-30), "The Puesto greeting is much better now.")],
        });
        await Put("tasks", Card(OpenCard, "Approve the December outreach", CardTypes.VendorReferralApproval, CardStatus.Open, "normal") with
        {
            Emails = [new CardEmail { EmailId = "puesto-intro", Vendor = "puesto", DraftVersion = 3, State = EmailState.Draft }],
        });
        await Put("tasks", Card(ToDo, "Bring new counter cards to Smallgoods", "follow-up", CardStatus.Open, "low"));
        await Put("tasks", Card("dne23456", "Approve the first two introductions", CardTypes.VendorReferralApproval, CardStatus.Done, "normal") with
        {
            Emails =
            [
                Rendered("solare-intro", "solare", 1, "Solare: a sailing partnership") with { State = EmailState.Sent, SentAt = _now.AddDays(-20), ApprovedBy = "ana", Feedback = "delivered" },
                Rendered("smallgoods-intro", "smallgoods", 1, "Smallgoods: a sailing partnership") with { State = EmailState.Sent, SentAt = _now.AddDays(-20), ApprovedBy = "ana" },
            ],
        });
    }

    async Task WriteMail()
    {
        await Put("sends", Send("solare", SendStates.Sent) with { SentAt = _now.AddDays(-20), DeliveredAt = _now.AddDays(-20), SesMessageId = "ses-1" });
        await Put("sends", Send("smallgoods", SendStates.Sent) with { SentAt = _now.AddDays(-20), BouncedAt = _now.AddDays(-20), SesMessageId = "ses-2" });
        await Put("sends", Send("gbvintners", SendStates.Unknown) with { Code = "timeout", Reason = "SES did not answer within 10 seconds; the letter may have left.", Attempts = 1 });
        await Put("sends", Send("totalwine", SendStates.Failed) with { Code = "suppressed", Reason = "This address unsubscribed on 3 November." });
        await Put("suppressions", new Suppression { Address = "hello@totalwine.example", Reason = SuppressionReasons.Unsubscribed, Since = _now.AddDays(-19), Vendor = "totalwine" });
        await Put("suppressions", new Suppression { Address = "old@smallgoods.example", Reason = SuppressionReasons.Bounced, Since = _now.AddDays(-20), Detail = "550 5.1.1 no such user" });
    }

    EmailSend Send(string vendor, string state) => new()
    {
        ApprovalId = Guid.NewGuid(),
        CardId = "dne23456",
        EmailId = vendor + "-intro",
        Vendor = vendor,
        ContentHash = Hash,
        ApprovedBy = "ana",
        ApprovedAt = _now.AddDays(-20),
        State = state,
        Version = 2,
        StateAt = _now.AddDays(-20),
        Recipient = $"hello@{vendor}.example",
    };

    TaskCard Card(string id, string title, string type, string status, string priority) => new()
    {
        TaskId = id,
        Version = 1,
        Type = type,
        Title = title,
        Owner = "crew",
        Priority = priority,
        Status = status,
        CreatedAt = _now.AddDays(-1),
        CreatedBy = "ana",
        UpdatedAt = _now,
        History = [new CardEvent(_now.AddDays(-1), "ana", "added this card.")],
    };

    CardEmail Rendered(string id, string vendor, long version, string subject) => new()
    {
        EmailId = id,
        Vendor = vendor,
        DraftVersion = version,
        State = EmailState.Ready,
        To = $"hello@{vendor}.example",
        Subject = subject,
        ContentHash = Hash,
        RenderedAt = _now.AddMinutes(-59),
    };

    Task<PutItemResponse> Put<T>(string table, T value)
        where T : class => dynamo.PutItemAsync(prefix + table, DynamoItem.From(value));
}
