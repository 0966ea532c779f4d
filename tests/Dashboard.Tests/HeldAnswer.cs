using Amazon.DynamoDBv2;
using Amazon.Runtime;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Dashboard.Tests;

/// <summary>A DynamoDB that answers writes to a table only when it is let go.</summary>
sealed class HeldAnswer(string table) : HttpClientFactory
{
    readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

    string Table => table;

    /// <summary>Ends when a write is done.</summary>
    public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public void LetGo() => _free.TrySetResult();

    public IAmazonDynamoDB Client(LocalDynamoDb aws) => new AmazonDynamoDBClient(
        LocalAws.Credentials,
        new AmazonDynamoDBConfig { ServiceURL = aws.DynamoDbUrl.ToString(), AuthenticationRegion = LocalAws.Region, HttpClientFactory = this });

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Hold(this) { InnerHandler = new SocketsHttpHandler() });

    sealed class Hold(HeldAnswer held) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isHeld = await IsHeld(request, cancellationToken);
            var answer = await base.SendAsync(request, cancellationToken);
            if (isHeld)
            {
                held._reached.TrySetResult();
                await held._free.Task.WaitAsync(cancellationToken);
            }
            return answer;
        }

        async Task<bool> IsHeld(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Headers.GetValues("X-Amz-Target").Single().EndsWith(".PutItem", StringComparison.Ordinal)
            && (await request.Content!.ReadAsStringAsync(cancellationToken)).Contains(held.Table + "\"", StringComparison.Ordinal);
    }
}
