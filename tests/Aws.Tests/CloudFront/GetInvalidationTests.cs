using Amazon.CloudFront.Model;
using JadaReferral.Aws.Tests.Wire;

namespace JadaReferral.Aws.Tests.CloudFront;

public sealed class GetInvalidationTests : WireTests
{
    [Fact]
    public async Task The_invalidation_is_asked_for_by_its_path_alone()
    {
        Server.AnswersXml(200, CreateInvalidationTests.InProgress.Replace("InProgress", "Completed", StringComparison.Ordinal));

        var response = await CloudFront.GetInvalidationAsync(new GetInvalidationRequest("E1", "I2"));

        Assert.Equal("GET /2020-05-31/distribution/E1/invalidation/I2\n\n", Server.Request.ToString());
        Assert.Equal("Completed", response.Invalidation.Status);
    }

    [Fact]
    public async Task One_that_does_not_exist_is_its_own_exception()
    {
        Server.AnswersXml(404, "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchInvalidation</Code><Message>no</Message></Error></ErrorResponse>");

        await Assert.ThrowsAsync<NoSuchInvalidationException>(() => CloudFront.GetInvalidationAsync(new GetInvalidationRequest("E1", "I2")));
    }
}
