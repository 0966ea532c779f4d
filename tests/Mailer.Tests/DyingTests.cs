using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.ReadModels;
using JadaReferral.Mailer.Sending;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Mailer.Tests;

/// <summary>A process may die, and an answer may be lost, at any line of a send.</summary>
[Trait("Needs", "emulators")]
[Collection(Emulators.Name)]
public sealed class DyingTests(LocalAws aws)
{
    public static TheoryData<string> EveryStep => [.. Enum.GetNames<SendStep>()];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task A_process_that_dies_at_any_step_never_leads_to_two_mails_and_always_to_an_end(string step)
    {
        await using var app = await MailerApp.Start(aws);
        var approved = await app.Approved();
        await app.Consume(approved);
        app.Steps.DiesAt = Enum.Parse<SendStep>(step);
        await app.Pass();

        await using var next = await app.Restart();
        await next.Pass();
        await next.Consume(approved);
        next.Clock.Advance(TimeSpan.FromMinutes(5)); // past the time after which the dead sender counts as dead
        await next.Pass();
        await next.Pass();

        var row = await next.Row(approved.ApprovalId);
        Assert.Null(row.Due);
        Assert.True(next.Ses.Taken.Count <= 1);
        if (app.Steps.DiesAt is SendStep.Claimed or SendStep.Accepted)
        {
            Assert.Equal((SendStates.Unknown, "sender-died"), (row.State, row.Code));
            Assert.Equal(SendStates.Unknown, Assert.Single(next.Published<EmailFailed>()).Outcome);
        }
        else
        {
            Assert.Equal(SendStates.Sent, row.State);
            Assert.Single(next.Ses.Taken);
            Assert.NotEmpty(app.Published<EmailSent>().Concat(next.Published<EmailSent>()));
            Assert.Single(await next.Keys("sent/"));
        }
    }
}
