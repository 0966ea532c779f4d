using System.Diagnostics.CodeAnalysis;

namespace JadaReferral.Local;

/// <summary>Plain HTTP to what runs on this machine.</summary>
static class Http
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "One for the whole process; there is no container here to take a factory from.")]
    public static HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Asks again and again until <paramref name="url"/> answers with success; false when time is up.</summary>
    public static async Task<bool> AwaitSuccessAsync(Uri url, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var answer = await Client.GetAsync(url, cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return true;
                await Task.Delay(Pause, cancellationToken);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
                await Task.Delay(Pause, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                // The time is up, or one request took too long: the loop decides.
            }
        }

        return false;
    }
}
