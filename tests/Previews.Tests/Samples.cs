using System.Text.Json;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Local;
using JadaReferral.Previews.Preflight;
using JadaReferral.Previews.Rendering;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Tests;

/// <summary>The seeded template, its five emails and their vendors, as the local stack has them.</summary>
static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    public static readonly OutreachOptions Outreach = new()
    {
        PostalAddress = "1 Example Pier, San Diego, CA 92101",
        UnsubscribeKey = "a secret of the tests, long enough",
    };

    public static readonly LinkOptions Links = new();

    public static readonly OpenOptions Opens = new() { Key = "another secret of the tests, as long" };

    static readonly string Seed = Repository.At("deploy", "Local", "Seed");

    public static IReadOnlyList<Vendor> Everyone { get; } =
    [
        .. JsonDocument.Parse(File.ReadAllText(Path.Combine(Seed, "vendors.json"))).RootElement.EnumerateArray()
            .Select(vendor => Vendor(
                vendor.GetProperty("code").GetString()!,
                vendor.GetProperty("name").GetString()!,
                vendor.GetProperty("contactName").GetString(),
                vendor.GetProperty("contactEmail").GetString())),
    ];

    public static Vendor Puesto { get; } = Everyone.Single(vendor => vendor.Code == "puesto") with { ContactName = "Elena Ruiz", ContactEmail = "elena@puesto.example" };

    public static Vendor Solare { get; } = Everyone.Single(vendor => vendor.Code == "solare");

    public static OutreachTemplate Template { get; } = new()
    {
        EmailId = OutreachTemplate.KeyPrefix + "vendor-referral",
        Version = 1,
        Subject = File.ReadAllText(Path.Combine(Seed, "templates", "vendor-referral.subject.hbs")),
        Html = File.ReadAllText(Path.Combine(Seed, "templates", "vendor-referral.html.hbs")),
        Text = File.ReadAllText(Path.Combine(Seed, "templates", "vendor-referral.text.hbs")),
        Partials = Directory.GetFiles(Path.Combine(Seed, "templates", "partials"), "*.hbs").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText, StringComparer.Ordinal),
        Fields = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Seed, "templates", "vendor-referral.fields.json"))),
        EditedBy = "seed",
        EditedAt = Now,
    };

    /// <summary>The seeded emails, each as version 1 of a draft.</summary>
    public static IReadOnlyList<OutreachDraft> SeededDrafts { get; } =
    [
        .. JsonDocument.Parse(File.ReadAllText(Path.Combine(Seed, "outreach.json"))).RootElement.GetProperty("emails").EnumerateArray()
            .Select(email => Draft(
                email.GetProperty("vendor").GetString()!,
                email.GetProperty("emailId").GetString()!,
                email.GetProperty("overrides").Deserialize<Dictionary<string, string>>())),
    ];

    public static OutreachDraft Draft(string vendor, string? emailId = null, IReadOnlyDictionary<string, string>? overrides = null, long version = 1) => new()
    {
        EmailId = emailId ?? vendor + "-referral",
        Version = version,
        Vendor = vendor,
        Template = "vendor-referral",
        TemplateVersion = 1,
        Overrides = overrides,
        EditedBy = "crew",
        EditedAt = Now,
    };

    public static Vendor Vendor(string code, string name, string? contact, string? email) => new()
    {
        Code = code,
        Name = name,
        ContactName = contact,
        ContactEmail = email,
        Destination = "https://queenofsandiego.com/",
        Campaign = "vendor-referral",
        Status = Contracts.ReadModels.Vendor.Active,
        Version = 1,
        UpdatedAt = Now,
    };

    public static EmailRenderer Renderer { get; } = new(Options.Create(Outreach), Options.Create(Links), new OpenImage(Options.Create(Opens)));

    public static PreflightCheck Preflight { get; } = new(Options.Create(Outreach), Options.Create(Links), Options.Create(Opens));

    public static RenderedMail Mail { get; } = Renderer.Render(Template, Draft("puesto"), Puesto);

    /// <summary>The input of a preflight on a mail to Puesto.</summary>
    public static PreflightInput Input(RenderedMail? mail = null) => new()
    {
        Mail = mail ?? Mail,
        Vendor = Puesto,
        Others = [.. Everyone.Where(other => other.Code != "puesto")],
    };
}
