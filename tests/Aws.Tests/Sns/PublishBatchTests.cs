using Amazon.SimpleNotificationService.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Sns;

public sealed class PublishBatchTests : WireTests
{
    [Fact]
    public async Task Entries_are_sent_in_order_and_each_has_its_own_outcome()
    {
        Server.AnswersXml(200, Answer.Of("PublishBatch", """
            <Successful><member><Id>a</Id><MessageId>m-1</MessageId></member></Successful>
            <Failed><member><Id>b</Id><Code>InvalidParameter</Code><Message>too long</Message><SenderFault>true</SenderFault></member></Failed>
            """));

        var response = await Sns.PublishBatchAsync(new PublishBatchRequest
        {
            TopicArn = "t",
            PublishBatchRequestEntries =
            [
                new() { Id = "a", Message = "1", MessageAttributes = new() { ["x"] = new() { DataType = "String", StringValue = "v" } } },
                new() { Id = "b", Message = "2" },
            ],
        });

        AssertSentQuery("""
            Action=PublishBatch&Version=2010-03-31
            &TopicArn=t
            &PublishBatchRequestEntries.member.1.Id=a
            &PublishBatchRequestEntries.member.1.Message=1
            &PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Name=x
            &PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.DataType=String
            &PublishBatchRequestEntries.member.1.MessageAttributes.entry.1.Value.StringValue=v
            &PublishBatchRequestEntries.member.2.Id=b
            &PublishBatchRequestEntries.member.2.Message=2
            """);
        Assert.Equal(("a", "m-1"), Assert.Single(response.Successful!) switch { var sent => (sent.Id, sent.MessageId) });
        var failed = Assert.Single(response.Failed!);
        Assert.Equal(("b", "InvalidParameter", "too long", true), (failed.Id, failed.Code, failed.Message, failed.SenderFault));
    }

    [Fact]
    public async Task Ten_entries_of_ten_attributes_keep_their_names_apart()
    {
        Server.AnswersXml(200, Answer.Of("PublishBatch", "<Successful/><Failed/>"));
        var attributes = Enumerable.Range(1, 10).ToDictionary(n => $"attribute-{n}", n => new MessageAttributeValue { DataType = "String", StringValue = $"{n}" });

        await Sns.PublishBatchAsync(new PublishBatchRequest
        {
            TopicArn = "t",
            PublishBatchRequestEntries = [.. Enumerable.Range(1, 10).Select(n => new PublishBatchRequestEntry { Id = $"{n}", Message = $"m{n}", MessageAttributes = attributes, MessageGroupId = $"g{n}" })],
        });

        var form = System.Web.HttpUtility.ParseQueryString(Server.Request.Body);
        Assert.Equal(3 + (10 * (3 + 30)), form.Count);
        Assert.Equal("10", form["PublishBatchRequestEntries.member.10.MessageAttributes.entry.10.Value.StringValue"]);
        Assert.Equal("g10", form["PublishBatchRequestEntries.member.10.MessageGroupId"]);
    }

    [Fact]
    public async Task A_broken_answer_fails_alone_and_spoils_no_later_one()
    {
        Server.AnswersXml(200, "<PublishBatchResponse xmlns='a' xmlns:b='c'><PublishBatchResult><Successful><member><Id>half");
        for (var n = 0; n < 20; n++)
        {
            Server.AnswersXml(200, Answer.Of("PublishBatch", $"<Successful><member><Id>{n}</Id><MessageId>{new string('m', n * 500)}</MessageId></member></Successful>"));
        }

        var request = new PublishBatchRequest { TopicArn = "t" };
        await Assert.ThrowsAnyAsync<Exception>(() => Sns.PublishBatchAsync(request));
        for (var n = 0; n < 20; n++)
        {
            var entry = Assert.Single((await Sns.PublishBatchAsync(request)).Successful!);
            Assert.Equal(($"{n}", n * 500), (entry.Id, entry.MessageId.Length));
        }
    }

    [Theory]
    [InlineData("TooManyEntriesInBatchRequest", typeof(TooManyEntriesInBatchRequestException))]
    [InlineData("BatchRequestTooLong", typeof(BatchRequestTooLongException))]
    [InlineData("EmptyBatchRequest", typeof(EmptyBatchRequestException))]
    [InlineData("BatchEntryIdsNotDistinct", typeof(BatchEntryIdsNotDistinctException))]
    public async Task A_refused_batch_is_its_own_exception(string code, Type expected)
    {
        Server.AnswersXml(400, Answer.Error(code, "no"));

        Assert.IsType(expected, await Record.ExceptionAsync(() => Sns.PublishBatchAsync(new PublishBatchRequest { TopicArn = "t" })));
    }
}
