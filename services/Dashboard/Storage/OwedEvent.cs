using System.Text.Json;

namespace JadaReferral.Dashboard.Storage;

/// <summary>A message that a stored state owes to the bus: written with the state, published by <see cref="OutboxDispatcher"/>, then removed.</summary>
public sealed record OwedEvent
{
    /// <summary>The message's id on the bus: however often it is published, it is the same message.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Name of the contract; see <see cref="OwedContracts"/>.</summary>
    public required string Contract { get; init; }

    /// <summary>The message as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>When the state was decided, UTC.</summary>
    public required DateTimeOffset OwedAt { get; init; }

    /// <summary>The debt for <paramref name="message"/>.</summary>
    public static OwedEvent Of(object message, DateTimeOffset now) => new()
    {
        // Version 7 ids sort by time, so a dispatcher publishes a card's events in the order in which they came to be owed.
        EventId = Guid.CreateVersion7(now),
        Contract = OwedContracts.NameOf(message.GetType()),
        Body = JsonSerializer.Serialize(message, message.GetType()),
        OwedAt = now,
    };

    /// <summary>The message itself.</summary>
    public object Message() =>
        JsonSerializer.Deserialize(Body, OwedContracts.TypeOf(Contract))
            ?? throw new JsonException($"The owed {Contract} {EventId} is empty.");
}
