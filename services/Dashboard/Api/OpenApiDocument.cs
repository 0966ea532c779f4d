using System.Text.Json.Nodes;
using JadaReferral.Dashboard.Outreach;
using JadaReferral.Dashboard.PageLinks;
using JadaReferral.Dashboard.Security;
using JadaReferral.Dashboard.Tasks;
using JadaReferral.Dashboard.Timeline;
using JadaReferral.Dashboard.Vendors;

namespace JadaReferral.Dashboard.Api;

/// <summary>The API's description at <c>/api/v1/openapi.json</c>, with an example for each thing that is sent.</summary>
static class OpenApiDocument
{
    static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(NewVendor)] = """{ "code": "oldtown", "name": "Old Town Tacos", "contactName": "Rosa", "contactEmail": "rosa@oldtown.example" }""",
        [typeof(VendorFields)] = """{ "name": "Old Town Tacos", "contactName": "Rosa", "contactEmail": "rosa@oldtown.example" }""",
        [typeof(NewCard)] = """{ "type": "vendor-referral-approval", "title": "Three new vendors", "owner": "crew", "priority": "high" }""",
        [typeof(CardEdit)] = """{ "title": "Three new vendors", "owner": "crew", "priority": "urgent", "dueDate": "2026-12-01" }""",
        [typeof(ApproveRequest)] =
            """{ "emails": [{ "emailId": "puesto-referral", "draftVersion": 1, "contentHash": "9f2c4b1d7a60e35885f1c2d3b4a5968778695a4b3c2d1e0f9f2c4b1d7a60e358" }] }""",
        [typeof(RejectRequest)] = """{ "emailId": "puesto-referral", "reason": "The offer ended in October." }""",
        [typeof(CancelRequest)] = """{ "emailId": "puesto-referral" }""",
        [typeof(CommentRequest)] = """{ "text": "Rosa asked for the Spanish version." }""",
        [typeof(NewEmail)] = """{ "emailId": "oldtown-referral", "vendor": "oldtown", "overrides": { "greeting": "Hola Rosa," } }""",
        [typeof(DraftFields)] = """{ "vendor": "oldtown", "overrides": { "greeting": "Hola Rosa," } }""",
        [typeof(RenderRequest)] = """{ "emailId": "oldtown-referral", "vendor": "oldtown", "overrides": { "greeting": "Hola Rosa," } }""",
        [typeof(NewNote)] = """{ "text": "Rosa will put the card on every table.", "kind": "reply", "followUpOn": "2026-12-01" }""",
        [typeof(NewPageLink)] = """{ "label": "Rosa", "days": 365 }""",
        [typeof(SettleRequest)] = """{ "outcome": "sent", "reason": "Rosa confirmed that she got it." }""",
        [typeof(ReasonRequest)] = """{ "reason": "The From address changes today." }""",
        [typeof(AddressRequest)] = """{ "address": "rosa@oldtown.example", "detail": "Asked by telephone." }""",
        [typeof(DeadLetterRequest)] = """{ "messageId": "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" }""",
        [typeof(CountingRequest)] = """{ "vendor": "solare", "since": "2026-11-01T00:00:00Z" }""",
        [typeof(NewAccount)] = """{ "name": "ann", "password": "correct horse battery staple", "roles": ["editor", "approver"] }""",
        [typeof(AccountChange)] = """{ "roles": ["viewer"], "isDisabled": false }""",
        [typeof(NewPassword)] = """{ "password": "correct horse battery staple" }""",
        [typeof(NewKey)] = """{ "label": "monthly report", "roles": ["viewer"], "days": 365 }""",
        [typeof(Me)] = """{ "name": "ann", "roles": ["viewer", "editor"] }""",
    };

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.AddDocumentTransformer((description, _, _) =>
        {
            description.Info.Title = "JadaReferral";
            description.Info.Version = "v1";
            description.Info.Description =
                "Vendors, clicks, outreach and its approval. Send `Authorization: Bearer` with an API key. Errors are problem documents whose `code` stays the same. "
                + "Edits need `If-Match` with the ETag that was read. A POST with an `Idempotency-Key` is done once; its repetition within a day gets the first answer.";
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer((schema, context, _) =>
        {
            if (Examples.TryGetValue(context.JsonTypeInfo.Type, out var example))
                schema.Examples = [JsonNode.Parse(example)!];
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDocument(this WebApplication app) =>
        app.MapOpenApi(ApiRoutes.Root + "/openapi.json").RequireAuthorization(Roles.Viewer);
}
