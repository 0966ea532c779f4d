using MassTransit;
using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Units;

public sealed class AddressTests
{
    static readonly Uri Host = new("amazonsqs://us-west-2/");
    static readonly Uri Scoped = new("amazonsqs://us-west-2/crew");

    [Theory]
    [InlineData("queue:orders", "amazonsqs://us-west-2/orders")]
    [InlineData("queue:orders.fifo", "amazonsqs://us-west-2/orders.fifo")]
    [InlineData("topic:news", "amazonsqs://us-west-2/news?type=topic")]
    [InlineData("queue:reply?temporary=true", "amazonsqs://us-west-2/reply?durable=false&autodelete=true")]
    [InlineData("amazonsqs://eu-west-1/orders", "amazonsqs://eu-west-1/orders")]
    public void Addresses_are_written_as_MassTransit_AmazonSQS_writes_them(string address, string expected) =>
        Assert.Equal(new Uri(expected), (Uri)new AmazonSqsEndpointAddress(Host, new Uri(address)));

    [Fact]
    public void A_scope_is_in_queue_addresses_and_topic_names()
    {
        Assert.Equal(new Uri("amazonsqs://us-west-2/crew/orders"), (Uri)new AmazonSqsEndpointAddress(Scoped, new Uri("queue:orders")));
        Assert.Equal("crew_news", new AmazonSqsEndpointAddress(Scoped, new Uri("topic:news")).Name);
    }

    [Theory]
    [InlineData("rabbitmq://localhost/orders")]
    [InlineData("http://sqs.us-west-2.amazonaws.com/1/orders")]
    public void Other_schemes_are_refused(string address) =>
        Assert.Throws<ArgumentException>(() => new AmazonSqsEndpointAddress(Host, new Uri(address)));

    [Fact]
    public void A_port_of_a_local_server_stays() =>
        Assert.Equal(new Uri("amazonsqs://localhost:4566/orders"), (Uri)new AmazonSqsEndpointAddress(new Uri("amazonsqs://localhost:4566"), "orders"));

    [Theory]
    [InlineData(typeof(Order), "JadaReferral_SqsTransport_Tests_Units-AddressTests_Order")]
    [InlineData(typeof(Fault<Order>), "MassTransit-Fault--JadaReferral_SqsTransport_Tests_Units-AddressTests_Order--")]
    [InlineData(typeof(Both<Order, Fault>), "JadaReferral_SqsTransport_Tests_Units-AddressTests_Both--AddressTests_Order__MassTransit-Fault--")]
    public void Topics_are_named_as_MassTransit_AmazonSQS_names_them(Type message, string expected) =>
        Assert.Equal(expected, new AmazonSqsMessageNameFormatter().GetMessageName(message));

    [Theory]
    [InlineData("orders", true)]
    [InlineData("orders_error.fifo", true)]
    [InlineData("orders.new", false)]
    [InlineData("orders new", false)]
    [InlineData("", false)]
    public void Names_are_checked(string name, bool valid) =>
        Assert.Equal(valid, AmazonSqsEntityNameValidator.Validator.IsValidEntityName(name));

    public record Order(int Number);

    public record Both<TFirst, TSecond>;
}
