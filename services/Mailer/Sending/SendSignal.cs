namespace JadaReferral.Mailer.Sending;

/// <summary>Wakes the send loop early when something has become due. Losing it costs one poll, nothing else.</summary>
sealed class SendSignal : IDisposable
{
    readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        lock (_raised)
        {
            if (_raised.CurrentCount == 0)
                _raised.Release();
        }
    }

    public void Dispose() => _raised.Dispose();

    /// <summary>Returns when raised, or after <paramref name="longest"/>.</summary>
    public Task Wait(TimeSpan longest, CancellationToken cancellationToken) => _raised.WaitAsync(longest, cancellationToken);
}
