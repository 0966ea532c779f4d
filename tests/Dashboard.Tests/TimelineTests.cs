using System.Net;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Dashboard.Timeline;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Dashboard.Tests;

[Collection(OnDynamo.Name)]
[Trait("Needs", "emulators")]
public sealed class TimelineTests(LocalDynamoDb aws)
{
    [Fact]
    public async Task Guests_emails_notes_and_follow_ups_stand_on_one_line_newest_first()
    {
        await using var app = await DashboardApp.StartAsync(aws, clock: new HandDrivenClock(Cards.Now));
        await app.Post("vendors", new { code = "puesto", name = "Puesto" });
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "click_totals", DynamoItem.From(new VendorTotals
        {
            VendorName = "puesto",
            Bucket = TotalsBucket.Day(new(2026, 11, 20)),
            ClickCount = 3,
            GuestCount = 2,
            Version = 1,
            UpdatedAt = Cards.Now,
        }));
        await aws.Dynamo.PutItemAsync(app.TablePrefix + "sends", DynamoItem.From(new EmailSend
        {
            ApprovalId = Guid.NewGuid(),
            CardId = "k7f3mq2a",
            EmailId = "puesto-intro",
            Vendor = "puesto",
            ContentHash = "hash",
            ApprovedBy = "ben",
            ApprovedAt = Cards.Now.AddDays(-1),
            State = SendStates.Sent,
            StateAt = Cards.Now.AddHours(-23),
            SentAt = Cards.Now.AddHours(-23),
            DeliveredAt = Cards.Now.AddHours(-22),
            Recipient = "eric@puesto.example",
            Version = 3,
        }));

        var noted = await app.Post("vendors/puesto/notes", new { text = "Eric likes it.", kind = "reply", followUpOn = "2026-11-30" });
        var lines = (await app.Read<Listed<TimelineLine>>("vendors/puesto/timeline")).Items;

        Assert.Equal(HttpStatusCode.Created, noted.StatusCode);
        Assert.Equal(["follow-up", "reply", "email", "email", "email", "guests"], lines.Select(line => line.Kind));
        Assert.Equal(["puesto-intro: delivered", "puesto-intro: sent to eric@puesto.example", "puesto-intro: approved"], lines.Where(line => line.Kind == "email").Select(line => line.What));
        Assert.Equal("2 guests", lines[^1].What);
    }

    [Fact]
    public async Task A_follow_up_is_a_task_that_becomes_due_on_its_day()
    {
        var clock = new HandDrivenClock(Cards.Now);
        await using var app = await DashboardApp.StartAsync(aws, clock: clock);
        await app.Post("vendors", new { code = "puesto", name = "Puesto" });
        await app.Post("vendors/puesto/notes", new { text = "Call again.", followUpOn = "2026-11-24" });

        Assert.Empty((await app.Read<Listed<TaskCard>>("tasks?due=true")).Items);
        clock.Advance(TimeSpan.FromDays(2));
        var due = Assert.Single((await app.Read<Listed<TaskCard>>("tasks?due=true")).Items);
        await app.Post($"tasks/{due.TaskId}/close");

        Assert.Equal((CardTypes.FollowUp, "puesto", "Get back to Puesto"), (due.Type, due.Vendor, due.Title));
        Assert.Empty((await app.Read<Listed<TaskCard>>("tasks?due=true")).Items);
    }
}
