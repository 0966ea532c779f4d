using System.Threading.Channels;
using Amazon.DynamoDBv2.Model;

namespace JadaReferral.Dashboard.Storage;

/// <summary>
/// Tells the dispatcher at once which item owes something. A hint only: what is lost here (a crash, a full channel) is found through the index.
/// </summary>
public sealed class OutboxSignal
{
    readonly Channel<OwingItem> _items = Channel.CreateBounded<OwingItem>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    internal ChannelReader<OwingItem> Items => _items.Reader;

    internal void Raise(OwingTable table, Dictionary<string, AttributeValue> key) => _items.Writer.TryWrite(new OwingItem(table, key));
}

/// <summary>An item that may owe something.</summary>
sealed record OwingItem(OwingTable Table, Dictionary<string, AttributeValue> Key);
