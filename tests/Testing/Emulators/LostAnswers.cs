using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace JadaReferral.Testing.Emulators;

/// <summary>
/// The way to a DynamoDB that does what it is asked to write, and whose first answer to each write is lost, so that the client asks again by itself.
/// </summary>
public sealed class LostAnswers : HttpClientFactory
{
    int _count;

    /// <summary>Answers that were lost.</summary>
    public int Count => _count;

    /// <summary>A client on that way.</summary>
    public IAmazonDynamoDB Client(LocalAws aws) => new AmazonDynamoDBClient(
        LocalAws.Credentials,
        new AmazonDynamoDBConfig { ServiceURL = aws.DynamoDbUrl.ToString(), AuthenticationRegion = LocalAws.Region, HttpClientFactory = this });

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Loss(this) { InnerHandler = new SocketsHttpHandler { UseProxy = false } });

    sealed class Loss(LostAnswers losses) : DelegatingHandler
    {
        readonly HashSet<string> _answered = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode || !IsWrite(request) || !IsFirst(request))
                return answer;
            answer.Dispose();
            Interlocked.Increment(ref losses._count);
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection ended before the answer.");
        }

        static bool IsWrite(HttpRequestMessage request) =>
            request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1] is "PutItem" or "UpdateItem" or "DeleteItem";

        /// <summary>The client names a call and all of its repetitions alike.</summary>
        bool IsFirst(HttpRequestMessage request)
        {
            lock (_answered)
                return _answered.Add(request.Headers.GetValues("amz-sdk-invocation-id").Single());
        }
    }
}
