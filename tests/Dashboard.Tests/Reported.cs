using JadaReferral.Contracts.Operations;

namespace JadaReferral.Dashboard.Tests;

/// <summary>Reports of instances that are well and idle.</summary>
static class Reported
{
    public static ServiceReported By(string service, DateTimeOffset at, Guid? instance = null) => new()
    {
        InstanceId = instance ?? Guid.NewGuid(),
        Service = service,
        Host = "ip-10-0-1-17",
        Version = "1.4.0",
        StartedAt = at.AddHours(-1),
        ReportedAt = at,
        Every = TimeSpan.FromSeconds(10),
        Queues = [],
    };
}
