using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Local.Seed;

/// <summary>
/// Stores the seven vendors, the template and the five emails where they are missing. What is there already stays as it is, edited or not,
/// so that seeding again changes nothing.
/// </summary>
sealed class SeedData(IAmazonDynamoDB dynamo)
{
    const string By = "seed";
    const string Destination = "https://queenofsandiego.com/";
    const string Campaign = "vendor-referral";

    /// <summary>When the two letters that went out before this system were sent.</summary>
    static readonly DateTimeOffset FirstLetters = new(2026, 11, 2, 17, 30, 0, TimeSpan.Zero);

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var vendor in SeedFiles.Vendors())
            await EnsureAsync("vendors", "code", ToVendor(vendor), cancellationToken);

        var outreach = SeedFiles.Outreach();
        await EnsureAsync("outreach", "email_id", ToTemplate(outreach.Template), cancellationToken);
        foreach (var email in outreach.Emails)
        {
            await EnsureAsync("outreach", "email_id", ToDraft(email, outreach.Template), cancellationToken);
            await EnsureAsync("outreach", "email_id", ToEmail(email), cancellationToken);
        }
    }

    async Task EnsureAsync<T>(string table, string key, T record, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = DynamoItem.From(record),
                    ConditionExpression = $"attribute_not_exists({key})",
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // It is there already.
        }
    }

    static Vendor ToVendor(SeedFiles.SeedVendor vendor) => new()
    {
        Code = vendor.Code,
        Name = vendor.Name,
        ContactName = vendor.ContactName,
        ContactEmail = vendor.ContactEmail,
        Destination = Destination,
        Campaign = Campaign,
        Status = Vendor.Active,
        Version = 1,
        UpdatedAt = FirstLetters,
    };

    static OutreachTemplate ToTemplate(string name) => new()
    {
        EmailId = OutreachTemplate.KeyPrefix + name,
        Version = 1,
        Subject = SeedFiles.Part(name, "subject").Trim(),
        Html = SeedFiles.Part(name, "html"),
        Text = SeedFiles.Part(name, "text"),
        Partials = SeedFiles.Partials(),
        Fields = SeedFiles.Fields(name),
        EditedBy = By,
        EditedAt = FirstLetters,
    };

    static OutreachDraft ToDraft(SeedFiles.SeedEmail email, string template) => new()
    {
        EmailId = email.EmailId,
        Version = 1,
        Vendor = email.Vendor,
        Template = template,
        TemplateVersion = 1,
        Overrides = email.Overrides,
        EditedBy = By,
        EditedAt = FirstLetters,
    };

    static OutreachEmail ToEmail(SeedFiles.SeedEmail email) => new()
    {
        EmailId = email.EmailId,
        Vendor = email.Vendor,
        Status = email.Sent ? OutreachEmail.Sent : OutreachEmail.Draft,
        CurrentVersion = 1,
        EditedBy = By,
        EditedAt = FirstLetters,
        SentAt = email.Sent ? FirstLetters : null,
    };
}
