using Amazon.SQS.Model;
using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Units;

public sealed class GroupOrderTests
{
    readonly GroupOrder _order = new(atATime: 1);

    [Fact]
    public void Groups_go_beside_each_other_and_each_in_its_order()
    {
        var (a1, a2, b1) = (Add("a"), Add("a"), Add("b"));

        Assert.Same(a1, _order.Next());
        Assert.Same(b1, _order.Next());
        Assert.Null(_order.Next());
        _order.Done(a1);
        Assert.Same(a2, _order.Next());
    }

    [Fact]
    public void What_is_behind_a_failed_one_goes_back_with_it()
    {
        var (a1, a2, b1) = (Add("a"), Add("a"), Add("b"));
        _order.Next();

        Assert.Equal([a2], _order.Follow(a1));
        _order.Done(a1);
        Assert.Same(b1, _order.Next());
        Assert.Null(_order.Next());
    }

    [Fact]
    public void A_group_that_is_done_can_come_again()
    {
        var first = Add("a");
        _order.Next();
        _order.Done(first);

        var second = Add("a");

        Assert.Same(second, _order.Next());
    }

    Delivery Add(string group)
    {
        var message = new Message { MessageId = Guid.NewGuid().ToString(), Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["MessageGroupId"] = group } };
        var delivery = new Delivery(message, null!);
        _order.Add(delivery);
        return delivery;
    }
}
