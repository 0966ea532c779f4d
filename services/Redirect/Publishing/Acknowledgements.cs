using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Publishing;

/// <summary>Visitors that wait until the broker has their click, in <see cref="ClicksMode.Acknowledged"/>.</summary>
sealed class Acknowledgements(IOptions<ClicksOptions> options, TimeProvider time)
{
    readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waiting = new();

    /// <summary>Completes when the click was acknowledged or the patience is at its end; the click is in the journal either way.</summary>
    public async Task WhenAcknowledgedAsync(Guid clickId)
    {
        var acknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[clickId] = acknowledged;
        try
        {
            await acknowledged.Task.WaitAsync(options.Value.AcknowledgeWithin, time);
        }
        catch (TimeoutException)
        {
            // The publisher goes on trying; the visitor doesn't wait for it.
        }
        finally
        {
            _waiting.TryRemove(clickId, out _);
        }
    }

    public void Complete(Guid clickId)
    {
        if (_waiting.TryGetValue(clickId, out var acknowledged))
            acknowledged.TrySetResult();
    }
}
