using Amazon.Runtime;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Core;

public sealed class RetryTests : WireTests
{
    const string Accepted = """{"MessageId":"m-1"}""";

    [Theory]
    [InlineData(503, "")]
    [InlineData(500, """{"__type":"com.amazonaws.sqs#InternalError"}""")]
    [InlineData(400, """{"__type":"com.amazonaws.sqs#RequestThrottled","message":"slow down"}""")]
    [InlineData(400, """{"__type":"ThrottlingException","message":"slow down"}""")]
    public async Task What_may_pass_is_tried_again_with_the_same_body(int status, string error)
    {
        Server.AnswersJson(status, error);
        Server.AnswersJson(200, Accepted);
        using var sqs = new AmazonSQSClient(Credentials, Configure<AmazonSQSConfig>(maxErrorRetry: 2));

        var response = await sqs.SendMessageAsync(QueueUrl, "hello");

        Assert.Equal("m-1", response.MessageId);
        Assert.Equal(2, Server.Requests.Count);
        Assert.Equal(Server.Requests[0].Body, Server.Requests[1].Body);
        Assert.Equal(Server.Requests[0].Headers["amz-sdk-invocation-id"], Server.Requests[1].Headers["amz-sdk-invocation-id"]);
    }

    [Fact]
    public async Task The_callers_own_mistake_is_not_tried_again()
    {
        Server.AnswersJson(400, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no"}""");
        using var sqs = new AmazonSQSClient(Credentials, Configure<AmazonSQSConfig>(maxErrorRetry: 4));

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.SendMessageAsync(QueueUrl, "hello"));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_send_with_retries_off_leaves_once_even_when_its_fate_is_unknown()
    {
        Server.Answers(503, "text/plain", "");
        using var ses = new AmazonSimpleEmailServiceClient(Credentials, Configure<AmazonSimpleEmailServiceConfig>(maxErrorRetry: 0));

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ses.SendRawEmailAsync(new SendRawEmailRequest(new RawMessage(new MemoryStream([1])))));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task With_both_retries_off_a_send_whose_connection_is_torn_leaves_once()
    {
        Server.Answers(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var ses = new AmazonSimpleEmailServiceClient(Credentials, Configure<AmazonSimpleEmailServiceConfig>(maxErrorRetry: 0));

        await Assert.ThrowsAnyAsync<Exception>(() => ses.SendRawEmailAsync(new SendRawEmailRequest(new RawMessage(new MemoryStream([1])))));

        Assert.Single(Server.Requests);
    }

    [Fact]
    public void Without_a_setting_retries_are_AWSs_standard_mode()
    {
        Assert.Equal(RequestRetryMode.Standard, new AmazonSQSConfig().RetryMode);
        Assert.Equal(2, new AmazonSQSConfig().MaxErrorRetry);
    }

    [Fact]
    public async Task A_request_that_takes_longer_than_the_timeout_fails()
    {
        Server.Answers(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var config = Configure<AmazonSQSConfig>();
        config.Timeout = TimeSpan.FromMilliseconds(200);
        using var sqs = new AmazonSQSClient(Credentials, config);

        await Assert.ThrowsAnyAsync<Exception>(() => sqs.SendMessageAsync(QueueUrl, "hello"));

        Assert.Single(Server.Requests);
    }

    [Theory]
    [InlineData(502, "text/html", "<html>Bad gateway")]
    [InlineData(504, "text/plain", "")]
    [InlineData(413, "application/x-amz-json-1.0", "not json")]
    public async Task An_error_that_is_not_the_services_own_document_still_has_its_status(int status, string contentType, string body)
    {
        Server.Answers(status, contentType, body);

        var exception = await Assert.ThrowsAsync<AmazonSQSException>(() => Sqs.SendMessageAsync(QueueUrl, "hello"));

        Assert.Equal(status, (int)exception.StatusCode);
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in to this network</html>")]
    [InlineData("application/x-amz-json-1.0", """{"MessageId":"m-""")]
    public async Task A_success_that_is_not_the_services_own_document_is_an_error(string contentType, string body)
    {
        Server.Answers(200, contentType, body);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Sqs.SendMessageAsync(QueueUrl, "hello"));
    }

    [Fact]
    public async Task A_client_may_be_used_by_many_at_once()
    {
        for (var n = 0; n < 50; n++)
        {
            Server.AnswersJson(200, Accepted);
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Sqs.SendMessageAsync(QueueUrl, $"message {n}")));

        Assert.All(sent, response => Assert.Equal("m-1", response.MessageId));
        Assert.Equal(50, Server.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task An_unknown_code_is_the_services_base_exception_and_keeps_the_code()
    {
        Server.AnswersJson(400, """{"__type":"com.amazonaws.sqs#SomethingNew","message":"told so"}""");

        var exception = await Assert.ThrowsAsync<AmazonSQSException>(() => Sqs.SendMessageAsync(QueueUrl, "hello"));

        Assert.Equal(("SomethingNew", "told so", "request-1"), (exception.ErrorCode, exception.Message, exception.RequestId));
    }
}
