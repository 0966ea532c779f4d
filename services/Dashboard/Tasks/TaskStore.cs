using Amazon.DynamoDBv2.Model;
using JadaReferral.Dashboard.Storage;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>The cards. Every change is a rule of <see cref="CardRules"/> and one conditional write of the card with what it owes.</summary>
public sealed class TaskStore(DashboardTables tables, TimeProvider clock)
{
    /// <summary>The card with <paramref name="taskId"/>; null when there is none.</summary>
    public Task<TaskCard?> Get(string taskId, CancellationToken cancellationToken) =>
        tables.Tasks.Get<TaskCard>(Key(taskId), cancellationToken);

    /// <summary>All cards, newest first.</summary>
    public async Task<IReadOnlyList<TaskCard>> List(CancellationToken cancellationToken)
    {
        var cards = await tables.Tasks.All<TaskCard>(cancellationToken);
        return [.. cards.OrderByDescending(card => card.CreatedAt).ThenBy(card => card.TaskId, StringComparer.Ordinal)];
    }

    /// <summary>Stores a new card; false when its id is taken.</summary>
    internal Task<bool> TryAdd(TaskCard card, CancellationToken cancellationToken) => tables.Tasks.TryCreate(card, [], cancellationToken);

    /// <summary>
    /// Reads the card, asks <paramref name="rule"/>, and stores what it says unless someone was quicker: then the rule is asked again about
    /// the card as it is now. So of two who decide at once one wins and the other is told.
    /// </summary>
    internal async Task<Outcome<TaskCard>> Change(string taskId, Func<TaskCard, Outcome<CardChange>> rule, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Get(taskId, cancellationToken) is not { } card)
                return Refusal.NotFound($"card {taskId}");
            if (!rule(card).IsAccepted(out var change, out var refusal))
                return refusal;
            if (await TryStore(card, change, cancellationToken) is { } stored)
                return stored;
        }
    }

    /// <summary>As <see cref="Change"/>, for a message: <paramref name="rule"/> answers null when the card has it already. False when there is no such card.</summary>
    internal async Task<bool> Apply(string taskId, Func<TaskCard, CardChange?> rule, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Get(taskId, cancellationToken) is not { } card)
                return false;
            if (rule(card) is not { } change || await TryStore(card, change, cancellationToken) is not null)
                return true;
        }
    }

    async Task<TaskCard?> TryStore(TaskCard read, CardChange change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stored = change.Card with { Version = read.Version + 1, UpdatedAt = now };
        var owed = change.Events.Select(message => OwedEvent.Of(message, now)).ToList();
        return await tables.Tasks.TryReplace(stored, read.Version, owed, cancellationToken) ? stored : null;
    }

    static Dictionary<string, AttributeValue> Key(string taskId) => new() { ["task_id"] = new AttributeValue(taskId) };
}
