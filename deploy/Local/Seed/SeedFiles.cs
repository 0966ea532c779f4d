using System.Text.Json;

namespace JadaReferral.Local.Seed;

/// <summary>The seed as it is written in this folder's files.</summary>
static class SeedFiles
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public sealed record SeedVendor(string Code, string Name, string? ContactName, string? ContactEmail);

    /// <summary>One outreach email.</summary>
    /// <param name="EmailId">The email's id.</param>
    /// <param name="Vendor">Whom it goes to.</param>
    /// <param name="Sent">Whether it went out before this system kept the ledger.</param>
    /// <param name="Overrides">What it says instead of the template's own words.</param>
    public sealed record SeedEmail(string EmailId, string Vendor, bool Sent, Dictionary<string, string>? Overrides);

    public sealed record SeedOutreach(string Template, IReadOnlyList<SeedEmail> Emails);

    public static IReadOnlyList<SeedVendor> Vendors() => Read<List<SeedVendor>>("vendors.json");

    public static SeedOutreach Outreach() => Read<SeedOutreach>("outreach.json");

    public static Dictionary<string, string> Fields(string template) =>
        Read<Dictionary<string, string>>("templates", $"{template}.fields.json");

    /// <summary>The Handlebars source of one part: <c>subject</c>, <c>html</c> or <c>text</c>.</summary>
    public static string Part(string template, string part) =>
        File.ReadAllText(Folder("templates", $"{template}.{part}.hbs"));

    public static Dictionary<string, string> Partials() => Directory
        .EnumerateFiles(Folder("templates", "partials"), "*.hbs")
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText, StringComparer.Ordinal);

    static T Read<T>(params ReadOnlySpan<string> parts)
    {
        var file = Folder(parts);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Json) ?? throw new JsonException("It holds null.");
        }
        catch (JsonException exception)
        {
            throw new LocalSetupException($"The seed file {file} can't be read: {exception.Message}", exception);
        }
    }

    static string Folder(params ReadOnlySpan<string> parts) => Path.Combine([Repository.At("deploy", "Local", "Seed"), .. parts]);
}
