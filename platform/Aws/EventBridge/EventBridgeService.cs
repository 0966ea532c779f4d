using System.Text.Json.Serialization;
using Amazon.EventBridge.Model;
using JadaReferral.Platform.Aws;

namespace Amazon.EventBridge;

/// <summary>EventBridge on the wire: AWS JSON 1.1, <c>X-Amz-Target: AWSEvents.{Action}</c>, and the exception of each error.</summary>
static class EventBridgeService
{
    public static readonly ServiceDescription Description = new("EventBridge", "events", "2015-10-07", Errors());

    public static readonly JsonOperation<PutEventsRequest, PutEventsResponse> PutEvents = new(Description, "1.1", "AWSEvents.PutEvents", EventBridgeJson.Default.PutEventsRequest, EventBridgeJson.Default.PutEventsResponse);

    static ErrorTable Errors() => new ErrorTable((m, i, t, c, r, s) => new AmazonEventBridgeException(m, i, t, c, r, s))
        .With((m, i, t, c, r, s) => new InternalException(m, i, t, c, r, s), "InternalException")
        .With((m, i, t, c, r, s) => new ResourceNotFoundException(m, i, t, c, r, s), "ResourceNotFoundException");
}

/// <summary>The bodies: members are named as the types' properties are; what isn't set isn't written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PutEventsRequest))]
[JsonSerializable(typeof(PutEventsResponse))]
sealed partial class EventBridgeJson : JsonSerializerContext;
