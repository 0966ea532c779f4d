using System.Net;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.Ses;

public sealed class SendRawEmailTests : WireTests
{
    const string Accepted = """
        <SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
          <SendRawEmailResult><MessageId>0101018f7c1e-aaaa-bbbb-000000</MessageId></SendRawEmailResult>
          <ResponseMetadata><RequestId>ses-request-1</RequestId></ResponseMetadata>
        </SendRawEmailResponse>
        """;

    static SendRawEmailRequest Request() => new(new RawMessage(new MemoryStream("From: a\r\n\r\n>>>???"u8.ToArray())));

    [Fact]
    public async Task Source_recipients_message_tags_and_set_are_sent()
    {
        Server.AnswersXml(200, Accepted);
        var request = Request();
        request.Source = "Crew <crew@mail.example.com>";
        request.Destinations = ["owner@vendor.example"];
        request.Tags = [new MessageTag { Name = "send_id", Value = "9b0e" }];
        request.ConfigurationSetName = "outreach";

        var response = await Ses.SendRawEmailAsync(request);

        AssertSentQuery("""
            Action=SendRawEmail&Version=2010-12-01
            &Source=Crew+%3Ccrew%40mail.example.com%3E
            &Destinations.member.1=owner%40vendor.example
            &RawMessage.Data=RnJvbTogYQ0KDQo%2BPj4%2FPz8%3D
            &Tags.member.1.Name=send_id&Tags.member.1.Value=9b0e
            &ConfigurationSetName=outreach
            """);
        Assert.Equal("0101018f7c1e-aaaa-bbbb-000000", response.MessageId);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task A_message_alone_suffices()
    {
        Server.AnswersXml(200, Accepted);

        await Ses.SendRawEmailAsync(Request());

        AssertSentQuery("Action=SendRawEmail&Version=2010-12-01&RawMessage.Data=RnJvbTogYQ0KDQo%2BPj4%2FPz8%3D");
    }

    [Theory]
    [InlineData("MessageRejected", typeof(MessageRejectedException))]
    [InlineData("MailFromDomainNotVerifiedException", typeof(MailFromDomainNotVerifiedException))]
    [InlineData("ConfigurationSetDoesNotExist", typeof(ConfigurationSetDoesNotExistException))]
    [InlineData("ConfigurationSetSendingPausedException", typeof(ConfigurationSetSendingPausedException))]
    [InlineData("AccountSendingPausedException", typeof(AccountSendingPausedException))]
    [InlineData("Throttling", typeof(AmazonSimpleEmailServiceException))]
    [InlineData("InvalidParameterValue", typeof(AmazonSimpleEmailServiceException))]
    public async Task A_refusal_carries_its_code_and_what_SES_said(string code, Type expected)
    {
        Server.AnswersXml(400, $"""
            <ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>Maximum sending rate exceeded.</Message></Error>
              <RequestId>ses-request-2</RequestId>
            </ErrorResponse>
            """);

        var exception = await Assert.ThrowsAnyAsync<AmazonSimpleEmailServiceException>(() => Ses.SendRawEmailAsync(Request()));

        Assert.IsType(expected, exception);
        Assert.Equal((code, HttpStatusCode.BadRequest, "ses-request-2", "Maximum sending rate exceeded."), (exception.ErrorCode, exception.StatusCode, exception.RequestId, exception.Message));
    }

    [Theory]
    [InlineData(400, "application/json", """{"message":"Missing RawMessage"}""")]
    [InlineData(502, "text/html", "<html><body>Bad gateway</body>")]
    [InlineData(503, "text/plain", "")]
    public async Task An_error_that_is_not_SESs_own_document_still_has_its_status(int status, string contentType, string body)
    {
        Server.Answers(status, contentType, body);

        var exception = await Assert.ThrowsAnyAsync<AmazonSimpleEmailServiceException>(() => Ses.SendRawEmailAsync(Request()));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
    }
}
