using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Platform.Dynamo;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Stores;

/// <summary>The table <c>mail_channels</c>: the one switch that stops all sending, with its reason.</summary>
sealed class ChannelStore(IAmazonDynamoDB dynamo, IOptions<DynamoOptions> options)
{
    string Table => options.Value.Table("mail_channels");

    /// <summary>The channel as it is now; a channel that was never touched is open, at version 0.</summary>
    public async Task<MailChannel> Get(CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = Table, Key = new(StringComparer.Ordinal) { ["channel"] = new AttributeValue(MailChannel.Outreach) }, ConsistentRead = true },
            cancellationToken);
        return answer.Item is { Count: > 0 } item
            ? DynamoItem.To<MailChannel>(item)
            : new MailChannel { Channel = MailChannel.Outreach, State = MailChannel.Open, Version = 0, ChangedAt = DateTimeOffset.UnixEpoch, ChangedBy = "mailer" };
    }

    /// <summary>Whether mail may leave at <paramref name="now"/>: the channel is neither stopped nor resting.</summary>
    public async Task<bool> IsOpen(DateTimeOffset now, CancellationToken cancellationToken) =>
        await Get(cancellationToken) is { State: MailChannel.Open } channel && (channel.ParkedUntil is null || channel.ParkedUntil <= now);

    /// <summary>A person's stop. Of stops and starts the one that was asked for last counts, in whichever order they come.</summary>
    public Task<MailChannel> Stop(string by, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Change(channel => at < channel.ChangedAt ? null : Stopped(channel, by, reason, at), cancellationToken);

    /// <summary>Mailer's own stop, when SES takes no mail from us; a channel that is stopped already keeps its reason.</summary>
    public Task<MailChannel> Break(string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Change(channel => channel.State == MailChannel.Stopped || at < channel.ChangedAt ? null : Stopped(channel, "mailer", reason, at), cancellationToken);

    /// <summary>A person lets it go on.</summary>
    public Task<MailChannel> Start(string by, string reason, DateTimeOffset at, CancellationToken cancellationToken) =>
        Change(channel => at < channel.ChangedAt
            ? null
            : channel with { State = MailChannel.Open, ChangedBy = by, Reason = reason, ChangedAt = at }, cancellationToken);

    /// <summary>Lets sending rest until <paramref name="until"/>; null ends the rest.</summary>
    public Task<MailChannel> Park(DateTimeOffset? until, string? reason, CancellationToken cancellationToken) =>
        Change(channel => channel.ParkedUntil == until ? null : channel with { ParkedUntil = until, ParkedReason = reason }, cancellationToken);

    static MailChannel Stopped(MailChannel channel, string by, string reason, DateTimeOffset at) =>
        channel with { State = MailChannel.Stopped, ChangedBy = by, Reason = reason, ChangedAt = at, ParkedUntil = null, ParkedReason = null };

    async Task<MailChannel> Change(Func<MailChannel, MailChannel?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var present = await Get(cancellationToken);
            if (change(present) is not { } changed || changed == present)
                return present;
            changed = changed with { Version = present.Version + 1 };
            try
            {
                await dynamo.PutItemAsync(
                    new PutItemRequest
                    {
                        TableName = Table,
                        Item = DynamoItem.From(changed),
                        ConditionExpression = "attribute_not_exists(channel) OR version = :version",
                        ExpressionAttributeValues = new(StringComparer.Ordinal) { [":version"] = DynamoItem.Attribute(present.Version) },
                    },
                    cancellationToken);
                return changed;
            }
            catch (ConditionalCheckFailedException)
            {
                // Someone else changed it meanwhile: decide again on what it is now.
            }
        }
    }
}
