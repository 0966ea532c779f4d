namespace JadaReferral.Mailer.Sending;

/// <summary>The places within a send at which a process may die; tests stop it at each.</summary>
enum SendStep
{
    BeforeFetch,
    BeforeClaim,
    Claimed,
    Accepted,
    Recorded,
    Archived,
    Announced,
}

/// <summary>Is told of each step before the next begins. Does nothing in production.</summary>
class SendSteps
{
    public virtual Task Reached(SendStep step, Guid approvalId) => Task.CompletedTask;
}
