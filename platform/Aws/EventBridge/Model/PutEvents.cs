using System.Text.Json.Serialization;
using Amazon.Runtime;
using JadaReferral.Platform.Aws;

namespace Amazon.EventBridge.Model;

/// <summary>Puts up to ten events on a bus. Each succeeds or fails alone: look at <see cref="PutEventsResponse.FailedEntryCount"/>.</summary>
public class PutEventsRequest : AmazonEventBridgeRequest
{
    /// <summary>1 to 10 events, together under 256 KiB. Required.</summary>
    public List<PutEventsRequestEntry>? Entries { get; set; } = Collections.NewList<PutEventsRequestEntry>();
}

/// <summary>An event.</summary>
public class PutEventsRequestEntry
{
    /// <summary>Who says it, e.g. <c>aws.ses</c>.</summary>
    public string? Source { get; set; }

    /// <summary>What it says, e.g. <c>Email Sent</c>.</summary>
    public string? DetailType { get; set; }

    /// <summary>The event itself, a JSON object.</summary>
    public string? Detail { get; set; }

    /// <summary>The bus, by name or ARN; the default bus without it.</summary>
    public string? EventBusName { get; set; }

    /// <summary>ARNs of what it is about.</summary>
    public List<string>? Resources { get; set; } = Collections.NewList<string>();

    /// <summary>When it happened; now without it. On the wire in whole seconds.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTime? Time { get; set; }

    /// <summary>X-Ray's trace header, 500 characters at most.</summary>
    public string? TraceHeader { get; set; }
}

/// <summary>The answer to <see cref="PutEventsRequest"/>.</summary>
public class PutEventsResponse : AmazonWebServiceResponse
{
    /// <summary>How many of <see cref="Entries"/> failed.</summary>
    public int? FailedEntryCount { get; set; }

    /// <summary>One for each entry of the request, in its order.</summary>
    public List<PutEventsResultEntry>? Entries { get; set; } = Collections.NewList<PutEventsResultEntry>();
}

/// <summary>What became of an event.</summary>
public class PutEventsResultEntry
{
    /// <summary>The event's id; null when it failed.</summary>
    public string? EventId { get; set; }

    /// <summary>Why it failed, e.g. <c>ThrottlingException</c>; null when it didn't.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>What the service said.</summary>
    public string? ErrorMessage { get; set; }
}
