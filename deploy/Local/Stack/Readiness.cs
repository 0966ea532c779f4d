using JadaReferral.Local.Logs;
using JadaReferral.Local.Processes;

namespace JadaReferral.Local.Stack;

/// <summary>Waits until services say that they are ready, and explains when one never does.</summary>
static class Readiness
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>One that keeps dying at start won't get well by itself: its settings or its build are wrong.</summary>
    const int TooManyDeaths = 3;

    public static async Task AwaitAsync(
        IReadOnlyCollection<ServiceInstance> instances,
        IReadOnlyCollection<Supervised> processes,
        ServiceLogs logs,
        Action<string> progress,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var waiting = instances.ToDictionary(instance => instance, _ => "it does not answer");
        while (waiting.Count > 0)
        {
            progress($"Waiting for {string.Join(", ", waiting.Keys.Select(instance => instance.Name))}");
            foreach (var instance in waiting.Keys.ToList())
            {
                if (await UnreadyReasonAsync(instance, cancellationToken) is { } reason)
                    waiting[instance] = reason;
                else
                    waiting.Remove(instance);
            }

            FailIfDying(waiting.Keys, processes, logs);
            if (waiting.Count > 0 && !await PauseAsync(patience.Token))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (slow, why) = waiting.First();
                throw new LocalSetupException($"{slow.Name} was not ready within {Patience.TotalMinutes} minutes ({why}). Its log: {logs.FileOf(slow.Name)}");
            }
        }
    }

    static void FailIfDying(IEnumerable<ServiceInstance> waiting, IReadOnlyCollection<Supervised> processes, ServiceLogs logs)
    {
        var names = waiting.Select(instance => instance.Name).ToHashSet(StringComparer.Ordinal);
        if (processes.FirstOrDefault(process => process.Deaths >= TooManyDeaths && names.Contains(process.Name)) is { } dying)
            throw new LocalSetupException($"{dying.Name} does not stay up: it ended {dying.Deaths} times. Its log says why: {logs.FileOf(dying.Name)}");
    }

    /// <summary>Null when it is ready.</summary>
    static async Task<string?> UnreadyReasonAsync(ServiceInstance instance, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.Client.GetAsync(instance.Ready, cancellationToken);
            return answer.IsSuccessStatusCode
                ? null
                : (await answer.Content.ReadAsStringAsync(cancellationToken)).ReplaceLineEndings(" ").Trim();
        }
        catch (HttpRequestException)
        {
            return "it does not answer";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "its health check takes too long";
        }
    }

    static async Task<bool> PauseAsync(CancellationToken patience)
    {
        try
        {
            await Task.Delay(Pause, patience);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
