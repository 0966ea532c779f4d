using JadaReferral.Contracts.Operations;
using Polly.CircuitBreaker;

namespace JadaReferral.Redirect.Publishing;

/// <summary>How the circuit of <see cref="BrokerPipeline"/> stands, for whoever looks at it from outside.</summary>
sealed class BrokerCircuit(TimeProvider time)
{
    readonly Lock _gate = new();
    long _openings;
    DateTimeOffset? _since;

    /// <summary>Belongs to one pipeline.</summary>
    public CircuitBreakerStateProvider Provider { get; } = new();

    public void Opened()
    {
        lock (_gate)
            (_openings, _since) = (_openings + 1, time.GetUtcNow());
    }

    public void Changed()
    {
        lock (_gate)
            _since = time.GetUtcNow();
    }

    public CircuitReport Report()
    {
        lock (_gate)
        {
            return new CircuitReport
            {
                State = Provider.CircuitState switch
                {
                    CircuitState.Open or CircuitState.Isolated => CircuitReport.Open,
                    CircuitState.HalfOpen => CircuitReport.HalfOpen,
                    _ => CircuitReport.Closed,
                },
                Openings = _openings,
                Since = _since,
            };
        }
    }
}
