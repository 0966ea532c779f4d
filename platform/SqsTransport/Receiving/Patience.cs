namespace MassTransit.AmazonSqsTransport;

/// <summary>How long a stop waits: until the host's time is over, and then a little for what that itself sets off.</summary>
static class Patience
{
    // Cancelled handlers ending, the last deletes and returns, an open receive that brings what was just returned.
    static readonly TimeSpan Last = TimeSpan.FromSeconds(2);

    /// <summary>Waits for <paramref name="task"/>, at most until a little after <paramref name="patience"/> ends; false when it still goes on. Its error is left to others.</summary>
    public static async Task<bool> Outlasts(Task task, CancellationToken patience)
    {
        await task.WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!task.IsCompleted)
            await task.WaitAsync(Last, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }
}
