using System.Net;
using Amazon.CloudFront;
using Amazon.CloudFront.Model;
using Amazon.Runtime;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.CloudFront;

public sealed class CreateInvalidationTests : WireTests
{
    internal const string InProgress = """
        <?xml version="1.0"?>
        <Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
          <Id>I2J0I21PCUYOIK</Id><Status>InProgress</Status><CreateTime>2026-03-02T17:00:05.123Z</CreateTime>
          <InvalidationBatch>
            <Paths><Quantity>2</Quantity><Items><Path>/previews/*</Path><Path>/a&amp;b</Path></Items></Paths>
            <CallerReference>batch-4f2a-v7</CallerReference>
          </InvalidationBatch>
        </Invalidation>
        """;

    static CreateInvalidationRequest Request() => new("E1 D/2", new InvalidationBatch(new Paths { Quantity = 2, Items = ["/previews/*", "/a&b"] }, "batch-4f2a-v7"));

    [Fact]
    public async Task The_batch_is_posted_to_its_distribution()
    {
        Server.AnswersXml(201, InProgress, ("Location", "https://cloudfront.amazonaws.com/2020-05-31/distribution/E1/invalidation/I2J0I21PCUYOIK"));

        var response = await CloudFront.CreateInvalidationAsync(Request());

        Assert.Equal(
            """
            POST /2020-05-31/distribution/E1%20D%2F2/invalidation
            Content-Type: application/xml

            <InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Paths><Quantity>2</Quantity><Items><Path>/previews/*</Path><Path>/a&amp;b</Path></Items></Paths><CallerReference>batch-4f2a-v7</CallerReference></InvalidationBatch>
            """,
            Server.Request.ToString());
        Assert.Equal(HttpStatusCode.Created, response.HttpStatusCode);
        Assert.Equal("https://cloudfront.amazonaws.com/2020-05-31/distribution/E1/invalidation/I2J0I21PCUYOIK", response.Location);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
        Assert.Equal(
            ("I2J0I21PCUYOIK", "InProgress", new DateTime(2026, 3, 2, 17, 0, 5, 123, DateTimeKind.Utc)),
            (response.Invalidation.Id, response.Invalidation.Status, response.Invalidation.CreateTime));
        var batch = response.Invalidation.InvalidationBatch!;
        Assert.Equal(("batch-4f2a-v7", 2), (batch.CallerReference, batch.Paths!.Quantity));
        Assert.Equal(["/previews/*", "/a&b"], batch.Paths.Items);
    }

    [Theory]
    [InlineData(404, "NoSuchDistribution", typeof(NoSuchDistributionException))]
    [InlineData(400, "TooManyInvalidationsInProgress", typeof(TooManyInvalidationsInProgressException))]
    [InlineData(403, "AccessDenied", typeof(AccessDeniedException))]
    [InlineData(413, "BatchTooLarge", typeof(BatchTooLargeException))]
    [InlineData(400, "InvalidArgument", typeof(InvalidArgumentException))]
    [InlineData(400, "InconsistentQuantities", typeof(InconsistentQuantitiesException))]
    [InlineData(400, "MissingBody", typeof(MissingBodyException))]
    [InlineData(400, "InvalidationBatchAlreadyExists", typeof(AmazonCloudFrontException))]
    public async Task A_refusal_carries_its_code(int status, string code, Type expected)
    {
        Server.AnswersXml(status, $"""
            <ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
              <Error><Type>Sender</Type><Code>{code}</Code><Message>no</Message></Error><RequestId>cf-request-2</RequestId>
            </ErrorResponse>
            """);

        var exception = await Assert.ThrowsAnyAsync<AmazonCloudFrontException>(() => CloudFront.CreateInvalidationAsync(Request()));

        Assert.IsType(expected, exception);
        Assert.Equal((code, (HttpStatusCode)status, "cf-request-2"), (exception.ErrorCode, exception.StatusCode, exception.RequestId));
    }

    [Fact]
    public async Task A_request_without_a_distribution_is_not_sent()
    {
        var exception = await Assert.ThrowsAsync<AmazonClientException>(() => CloudFront.CreateInvalidationAsync(new CreateInvalidationRequest()));

        Assert.Contains("DistributionId is required", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }
}
