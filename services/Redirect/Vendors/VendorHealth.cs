using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JadaReferral.Redirect.Vendors;

/// <summary>
/// Not ready while no vendor is known, neither from the table nor from a copy: every guest would lose his vendor, and a deployment that
/// can't read the table must not replace one that can.
/// </summary>
sealed class VendorHealth(VendorDirectory directory) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(directory.Count > 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("no vendor is known: the table of vendors cannot be read or is empty, and there is no copy of it"));
}
