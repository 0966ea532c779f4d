using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Platform.Tests.Dynamo;

public sealed class DynamoFailuresTests
{
    public static TheoryData<Exception, bool> Failures() => new()
    {
        { new ProvisionedThroughputExceededException("slow down"), true },
        { new RequestLimitExceededException("slow down"), true },
        { new InternalServerErrorException("oops"), true },
        { new AmazonDynamoDBException("oops", ErrorType.Receiver, "ServiceUnavailable", "r", HttpStatusCode.ServiceUnavailable), true },
        { new HttpRequestException("no answer"), true },
        { new IOException("torn"), true },
        { new TimeoutException("late"), true },
        { new ResourceNotFoundException("no table", ErrorType.Sender, "ResourceNotFoundException", "r", HttpStatusCode.BadRequest), false },
        { new ConditionalCheckFailedException("no", ErrorType.Sender, "ConditionalCheckFailedException", "r", HttpStatusCode.BadRequest), false },
        { new AmazonDynamoDBException("no", ErrorType.Sender, "AccessDeniedException", "r", HttpStatusCode.BadRequest), false },
        { new InvalidOperationException("a mistake of ours"), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_may_pass_is_told_from_what_stays(Exception failure, bool transient) => Assert.Equal(transient, DynamoFailures.IsTransient(failure));

    [Theory]
    [InlineData(1, 25, 50)]
    [InlineData(3, 100, 200)]
    [InlineData(20, 2_500, 5_000)]
    [InlineData(1_000, 2_500, 5_000)]
    public void Waits_double_and_differ_and_have_an_end(int attempt, double shortest, double longest)
    {
        var waits = Enumerable.Range(0, 200).Select(_ => DynamoFailures.BackOff(attempt).TotalMilliseconds).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, shortest, longest));
        Assert.True(waits.Distinct().Count() > 100);
    }

    [Fact]
    public void The_longest_wait_can_be_told() => Assert.True(DynamoFailures.BackOff(30, TimeSpan.FromMilliseconds(80)) <= TimeSpan.FromMilliseconds(80));
}
