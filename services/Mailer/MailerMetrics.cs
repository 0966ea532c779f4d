using System.Diagnostics.Metrics;
using JadaReferral.Mailer.Feedback;

namespace JadaReferral.Mailer;

/// <summary>What Mailer counts.</summary>
sealed class MailerMetrics
{
    readonly Counter<long> _feedback;

    public MailerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("JadaReferral.Mailer");
        _feedback = meter.CreateCounter<long>("jada.mailer.feedback", unit: "{event}", description: "SES events received, by kind");
    }

    public void CountFeedback(FeedbackKind kind) => _feedback.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
}
