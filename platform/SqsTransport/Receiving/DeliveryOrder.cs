namespace MassTransit.AmazonSqsTransport;

/// <summary>Which of the messages in hand is handled next. Not safe for threads: <see cref="InHand"/> locks.</summary>
interface IDeliveryOrder
{
    void Add(Delivery delivery);

    /// <summary>The next message that may be handled now.</summary>
    Delivery? Next();

    /// <summary>A message from <see cref="Next"/> has been handled, or has gone back.</summary>
    void Done(Delivery delivery);

    /// <summary>Takes out what must go back together with <paramref name="failed"/>.</summary>
    IReadOnlyList<Delivery> Follow(Delivery failed);

    /// <summary>Takes out everything that waits.</summary>
    IReadOnlyList<Delivery> Clear();
}

/// <summary>Any order.</summary>
sealed class AnyOrder : IDeliveryOrder
{
    readonly Queue<Delivery> _waiting = new();

    public void Add(Delivery delivery) => _waiting.Enqueue(delivery);

    public Delivery? Next() => _waiting.TryDequeue(out var next) ? next : null;

    public void Done(Delivery delivery)
    {
    }

    public IReadOnlyList<Delivery> Follow(Delivery failed) => [];

    public IReadOnlyList<Delivery> Clear()
    {
        var all = _waiting.ToArray();
        _waiting.Clear();
        return all;
    }
}

/// <summary>
/// The order of a FIFO queue: in each group one after the other (or as many at a time as allowed), the groups beside each other. When one fails,
/// those behind it in its group go back with it.
/// </summary>
sealed class GroupOrder(int atATime) : IDeliveryOrder
{
    readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    readonly Queue<Group> _ready = new();

    public void Add(Delivery delivery)
    {
        if (!_groups.TryGetValue(delivery.Group, out var group))
        {
            group = new Group();
            _groups.Add(delivery.Group, group);
        }

        group.Waiting.Enqueue(delivery);
        MakeReady(group);
    }

    public Delivery? Next()
    {
        while (_ready.TryDequeue(out var group))
        {
            group.IsReady = false;
            if (!group.Waiting.TryDequeue(out var next))
                continue;
            group.Active++;
            MakeReady(group);
            return next;
        }

        return null;
    }

    public void Done(Delivery delivery)
    {
        if (!_groups.TryGetValue(delivery.Group, out var group))
            return;
        group.Active--;
        if (group is { Active: 0, Waiting.Count: 0 })
            _groups.Remove(delivery.Group);
        else
            MakeReady(group);
    }

    public IReadOnlyList<Delivery> Follow(Delivery failed)
    {
        if (!_groups.TryGetValue(failed.Group, out var group))
            return [];
        var behind = group.Waiting.ToArray();
        group.Waiting.Clear();
        return behind;
    }

    public IReadOnlyList<Delivery> Clear() => [.. _groups.Values.SelectMany(group =>
    {
        var waiting = group.Waiting.ToArray();
        group.Waiting.Clear();
        return waiting;
    })];

    void MakeReady(Group group)
    {
        if (group.IsReady || group.Waiting.Count == 0 || group.Active >= atATime)
            return;
        group.IsReady = true;
        _ready.Enqueue(group);
    }

    sealed class Group
    {
        public Queue<Delivery> Waiting { get; } = new();

        public int Active { get; set; }

        public bool IsReady { get; set; }
    }
}
