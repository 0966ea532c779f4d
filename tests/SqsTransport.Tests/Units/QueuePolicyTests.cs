using System.Text.Json.Nodes;
using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Units;

public sealed class QueuePolicyTests
{
    const string Queue = "arn:aws:sqs:us-west-2:123456789012:orders";
    const string Topics = "arn:aws:sns:us-west-2:123456789012:*";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_empty_policy_gets_the_statement(string? policy)
    {
        var statement = Statements(QueuePolicy.Allow(policy, Queue, Topics)!).Single()!;

        Assert.Equal("sqs:SendMessage", (string?)statement["Action"]);
        Assert.Equal("sns.amazonaws.com", (string?)statement["Principal"]!["Service"]);
        Assert.Equal(Topics, (string?)statement["Condition"]!["ArnLike"]!["aws:SourceArn"]);
    }

    [Fact]
    public void It_is_added_once() => Assert.Null(QueuePolicy.Allow(QueuePolicy.Allow(policy: null, Queue, Topics), Queue, Topics));

    [Fact]
    public void What_MassTransit_AmazonSQS_wrote_will_do() => Assert.Null(QueuePolicy.Allow(
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":["sqs:SendMessage"],
        "Resource":["arn:aws:sqs:us-west-2:123456789012:orders"],"Condition":{"ArnLike":{"aws:SourceArn":["arn:aws:sns:us-west-2:123456789012:*"]}}}]}
        """,
        Queue,
        Topics));

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Sid":"mine","Effect":"Deny"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Sid":"mine","Effect":"Deny"}}""")]
    public void Other_statements_stay(string policy)
    {
        var statements = Statements(QueuePolicy.Allow(policy, Queue, Topics)!);

        Assert.Equal(2, statements.Count);
        Assert.Equal("mine", (string?)statements[0]!["Sid"]);
    }

    static JsonArray Statements(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray();
}
