using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Dashboard.Tests;

/// <summary>A DynamoDB that does what it is asked to write, and whose first answer to it is lost each time, so that the client asks again.</summary>
sealed class LostAnswers : HttpClientFactory
{
    int _lost;

    /// <summary>Answers that were lost.</summary>
    public int Count => _lost;

    public IAmazonDynamoDB Client(LocalDynamoDb aws) => new AmazonDynamoDBClient(
        LocalAws.Credentials,
        new AmazonDynamoDBConfig { ServiceURL = aws.DynamoDbUrl.ToString(), AuthenticationRegion = LocalAws.Region, HttpClientFactory = this });

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Loss(this) { InnerHandler = new SocketsHttpHandler() });

    sealed class Loss(LostAnswers losses) : DelegatingHandler
    {
        readonly HashSet<string> _asked = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode || !IsWrite(request) || !IsFirst(await request.Content!.ReadAsStringAsync(cancellationToken)))
                return answer;
            answer.Dispose();
            Interlocked.Increment(ref losses._lost);
            return new(HttpStatusCode.InternalServerError) { Content = new StringContent("""{"__type":"InternalServerError"}"""), RequestMessage = request };
        }

        static bool IsWrite(HttpRequestMessage request) =>
            request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1] is "PutItem" or "UpdateItem" or "DeleteItem";

        bool IsFirst(string body)
        {
            lock (_asked)
                return _asked.Add(body);
        }
    }
}
