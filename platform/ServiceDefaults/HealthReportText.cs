using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JadaReferral.Platform.ServiceDefaults;

/// <summary>A health report for people: the status on the first line, then a line for each check that is not healthy.</summary>
static class HealthReportText
{
    public static Task Write(HttpContext context, HealthReport report)
    {
        var text = new StringBuilder().Append(report.Status).Append('\n');
        foreach (var (name, entry) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
            text.Append(name).Append(": ").Append(entry.Status).Append(' ').Append(entry.Description).Append('\n');

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}
