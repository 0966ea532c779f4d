using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassTransit.AmazonSqsTransport;

/// <summary>A queue's access policy.</summary>
static class QueuePolicy
{
    /// <summary>
    /// <paramref name="policy"/> with a statement that lets SNS send from <paramref name="sources"/>, a pattern of topic ARNs;
    /// null when it has one already. Other statements stay as they are.
    /// </summary>
    public static string? Allow(string? policy, string queueArn, string sources)
    {
        var document = string.IsNullOrWhiteSpace(policy)
            ? new JsonObject { ["Version"] = "2012-10-17" }
            : JsonNode.Parse(policy)?.AsObject() ?? throw new JsonException("The queue's policy is no JSON object.");

        var statements = document["Statement"] switch
        {
            JsonArray several => several,
            JsonObject one => [one.DeepClone()],
            _ => new JsonArray(),
        };
        if (statements.Any(statement => Allows(statement, queueArn, sources)))
            return null;

        statements.Add((JsonNode)new JsonObject
        {
            ["Sid"] = "topics",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = "sns.amazonaws.com" },
            ["Action"] = "sqs:SendMessage",
            ["Resource"] = queueArn,
            ["Condition"] = new JsonObject { ["ArnLike"] = new JsonObject { ["aws:SourceArn"] = sources } },
        });
        document["Statement"] = statements.Parent is null ? statements : statements.DeepClone();
        return document.ToJsonString();
    }

    static bool Allows(JsonNode? statement, string queueArn, string sources) =>
        statement is JsonObject
        && Has(statement["Effect"], "Allow")
        && Has(statement["Resource"], queueArn)
        && statement["Condition"]?["ArnLike"] is JsonObject condition
        && condition.Any(test => string.Equals(test.Key, "aws:SourceArn", StringComparison.OrdinalIgnoreCase) && Has(test.Value, sources));

    static bool Has(JsonNode? node, string text) => node switch
    {
        JsonArray several => several.Any(one => Has(one, text)),
        JsonValue value => value.TryGetValue<string>(out var found) && found == text,
        _ => false,
    };
}
