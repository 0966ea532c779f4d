using System.Collections.Concurrent;
using System.Diagnostics;
using JadaReferral.Bench.Redirect;

namespace JadaReferral.Bench.Counts;

/// <summary>
/// Guests click at a steady rate while another looks at the totals: how long after the answer to its guest is a click in the total. Clicks of one vendor are
/// counted in some order, so the n-th answered click of a vendor is taken as visible when its total has risen by n.
/// </summary>
static class Freshness
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<TimeSpan>> MeasureAsync(
        TotalsView totals, Uri redirect, int perSecond, TimeSpan length, CancellationToken cancellationToken)
    {
        var before = await totals.ByVendorAsync(cancellationToken);
        var waiting = Requests.Vendors.ToDictionary(vendor => vendor, _ => new ConcurrentQueue<long>(), StringComparer.Ordinal);
        var clicks = (int)(perSecond * length.TotalSeconds);
        var seen = new List<TimeSpan>();

        var clicking = ClickAsync(redirect, perSecond, clicks, waiting, cancellationToken);
        var counted = before.ToDictionary(StringComparer.Ordinal);
        var progress = Stopwatch.StartNew();
        while (seen.Count < clicks)
        {
            if (progress.Elapsed > Patience)
                throw new TimeoutException($"Of {clicks} clicks {seen.Count} are counted, and none was for {Patience.TotalSeconds} s.");
            var now = await totals.ByVendorAsync(cancellationToken);
            var at = Stopwatch.GetTimestamp();
            foreach (var (vendor, total) in now)
            {
                for (var risen = total - counted.GetValueOrDefault(vendor); risen > 0 && waiting[vendor].TryDequeue(out var answered); risen--)
                {
                    seen.Add(Stopwatch.GetElapsedTime(answered, at));
                    counted[vendor] = counted.GetValueOrDefault(vendor) + 1;
                    progress.Restart();
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }

        await clicking;
        return seen;
    }

    static async Task ClickAsync(
        Uri redirect, int perSecond, int clicks, Dictionary<string, ConcurrentQueue<long>> waiting, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = redirect };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1");
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        var answers = new List<Task>(clicks);
        for (var click = 0; click < clicks; click++)
        {
            answers.Add(AskAsync(Requests.Vendors[click % Requests.Vendors.Length]));
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        await Task.WhenAll(answers);

        async Task AskAsync(string vendor)
        {
            using var answer = await client.GetAsync(new Uri($"/ref/{vendor}", UriKind.Relative), cancellationToken);
            if ((int)answer.StatusCode != StatusCodes.Status302Found)
                throw new InvalidOperationException($"/ref/{vendor} was answered with {(int)answer.StatusCode}.");
            waiting[vendor].Enqueue(Stopwatch.GetTimestamp());
        }
    }
}
