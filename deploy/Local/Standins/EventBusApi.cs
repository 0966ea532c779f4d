using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SQS;

namespace JadaReferral.Local.Standins;

/// <summary>
/// EventBridge's PutEvents (AWS JSON 1.1): matches each event against the rules and sends it, as EventBridge does, as the whole body of an
/// SQS message. It delivers before it answers; an event that could not be delivered is answered as failed, so its sender tries again.
/// </summary>
sealed class EventBusApi(EventRules rules, IAmazonSQS sqs, string region, TimeProvider clock)
{
    const string Target = "AWSEvents.PutEvents";
    const int MostEntries = 10;
    const int LargestRequest = 262_144;
    const string Account = "000000000000";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/", AnswerAsync);

    async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-amz-json-1.1";
        if (context.Request.Headers["X-Amz-Target"] != Target)
        {
            await RefuseAsync(context, "UnknownOperationException", $"Only {Target} is served here.");
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length > LargestRequest)
        {
            await RefuseAsync(context, "ValidationException", "Total size of the entries in the request is over the limit.");
            return;
        }

        JsonArray? entries;
        try
        {
            entries = JsonNode.Parse(body.ToArray())?["Entries"] as JsonArray;
        }
        catch (JsonException exception)
        {
            await RefuseAsync(context, "SerializationException", exception.Message);
            return;
        }

        if (entries is not { Count: >= 1 and <= MostEntries })
        {
            await RefuseAsync(context, "ValidationException", $"Entries must have 1 to {MostEntries} members.");
            return;
        }

        var results = new List<JsonObject>();
        foreach (var entry in entries)
            results.Add(await PutAsync(entry as JsonObject ?? [], context.RequestAborted));
        var answer = new JsonObject
        {
            ["FailedEntryCount"] = results.Count(result => result.ContainsKey("ErrorCode")),
            ["Entries"] = new JsonArray([.. results]),
        };
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    /// <summary>Puts an event on the bus; its result as PutEvents answers it.</summary>
    public async Task<JsonObject> PutAsync(JsonObject entry, CancellationToken cancellationToken)
    {
        if (Text(entry, "Source") is not { Length: > 0 } source || Text(entry, "DetailType") is not { Length: > 0 } detailType)
            return Failed("InvalidArgument", "Parameters Source and DetailType are required.");
        if (ParseDetail(Text(entry, "Detail")) is not { } detail)
            return Failed("MalformedDetail", "Detail is malformed.");

        var id = Guid.NewGuid().ToString();
        var happened = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["version"] = "0",
            ["id"] = id,
            ["detail-type"] = detailType,
            ["source"] = source,
            ["account"] = Account,
            ["time"] = TimeOf(entry).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = region,
            ["resources"] = entry["Resources"]?.DeepClone() ?? new JsonArray(),
            ["detail"] = detail,
        });
        try
        {
            foreach (var queue in rules.QueuesFor(happened))
            {
                var url = (await sqs.GetQueueUrlAsync(queue, cancellationToken)).QueueUrl;
                await sqs.SendMessageAsync(url, happened.GetRawText(), cancellationToken);
            }
        }
        catch (AmazonServiceException exception)
        {
            return Failed("InternalFailure", $"The event was not delivered: {exception.Message}");
        }

        return new JsonObject { ["EventId"] = id };
    }

    /// <summary>The time an entry gives, in seconds since 1970, or now.</summary>
    DateTime TimeOf(JsonObject entry) => entry["Time"] is JsonValue value && value.TryGetValue<double>(out var seconds)
        ? DateTimeOffset.UnixEpoch.AddSeconds(seconds).UtcDateTime
        : clock.GetUtcNow().UtcDateTime;

    static JsonObject? ParseDetail(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string? Text(JsonObject entry, string name) =>
        entry[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    static JsonObject Failed(string code, string message) => new() { ["ErrorCode"] = code, ["ErrorMessage"] = message };

    static Task RefuseAsync(HttpContext context, string code, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString(), Encoding.UTF8, context.RequestAborted);
    }
}
