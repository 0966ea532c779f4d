using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Dashboard.Vendors;
using JadaReferral.Platform.Dynamo;
using JadaReferral.Testing;
using MassTransit.Testing;

namespace JadaReferral.Dashboard.Tests;

/// <summary>Vendors, a template and outreach emails to begin with, and another service's part where a test needs it played.</summary>
static class Seed
{
    public static readonly string[] Drafts = ["puesto", "boardbrew", "wholefoods"];

    /// <summary>Three vendors with a draft each, and one whose email was sent.</summary>
    public static async Task Outreach(DashboardApp app, Amazon.DynamoDBv2.IAmazonDynamoDB dynamo)
    {
        foreach (var code in Drafts.Append("solare"))
        {
            var created = await app.Get<VendorStore>().Create(code, new VendorFields { Name = code, ContactEmail = code + "@example.com" }, CancellationToken.None);
            Assert.Null(created.Refusal);
        }
        var table = app.TablePrefix + "outreach";
        await dynamo.PutItemAsync(table, DynamoItem.From(new OutreachTemplate
        {
            EmailId = OutreachTemplate.KeyPrefix + "vendor-referral",
            Version = 1,
            Subject = "Guests",
            Html = "<p>Hello</p>",
            Text = "Hello",
            EditedBy = "seed",
            EditedAt = Cards.Now,
        }));
        foreach (var code in Drafts.Append("solare"))
        {
            await dynamo.PutItemAsync(table, DynamoItem.From(new OutreachDraft
            {
                EmailId = code + "-intro",
                Version = 1,
                Vendor = code,
                Template = "vendor-referral",
                TemplateVersion = 1,
                EditedBy = "seed",
                EditedAt = Cards.Now,
            }));
            await dynamo.PutItemAsync(table, DynamoItem.From(new OutreachEmail
            {
                EmailId = code + "-intro",
                Vendor = code,
                Status = code == "solare" ? OutreachEmail.Sent : OutreachEmail.Draft,
                CurrentVersion = 1,
                EditedBy = "seed",
                EditedAt = Cards.Now,
            }));
        }
    }

    /// <summary>A card over the three drafts.</summary>
    public static async Task<TaskCard> Card(DashboardApp app)
    {
        var request = new NewCard { Type = CardTypes.VendorReferralApproval, Title = "Three new vendors", Priority = "high" };
        var added = await app.Get<TaskDesk>().Add(request, "ann", idempotencyKey: null, CancellationToken.None);
        Assert.Null(added.Refusal);
        return added.Value!;
    }

    /// <summary>The card after its preview was asked for and published.</summary>
    public static async Task<TaskCard> ReadyCard(DashboardApp app, TaskCard card)
    {
        var asked = await app.Get<TaskDesk>().RequestApproval(card.TaskId, "ann", CancellationToken.None);
        Assert.Null(asked.Refusal);
        await app.Publish(Cards.Published(asked.Value!));
        return await Until(app, card.TaskId, CardStatus.Ready);
    }

    /// <summary>The card once it has <paramref name="status"/>.</summary>
    public static Task<TaskCard> Until(DashboardApp app, string taskId, string status) => Until(app, taskId, card => card.Status == status, status);

    public static Task<TaskCard> Until(DashboardApp app, string taskId, Predicate<TaskCard> when, string outcome) => Eventually.Get(
        async () => await app.Get<TaskStore>().Get(taskId, CancellationToken.None) is { } card && when(card) ? card : null,
        $"card {taskId}: {outcome}");

    /// <summary>Every approval that was published so far.</summary>
    public static List<EmailApproved> Approvals(DashboardApp app) =>
        [.. app.Bus.Published.Select<EmailApproved>().Select(published => published.Context.Message)];
}
