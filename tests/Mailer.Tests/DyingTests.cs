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

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_ours_and_its_mail_is_sent_once()
    {
        var losses = new LostAnswers();
        using var dynamo = losses.Client(aws);
        await using var app = await MailerApp.Start(aws, dynamo: dynamo);
        var approved = await app.Approved();
        await app.Consume(approved);

        await app.Pass();

        Assert.True(losses.Count >= 4, "The answers to opening, claiming, recording and closing the row were not lost.");
        Assert.Single(app.Ses.Taken);
        Assert.Single(app.Published<EmailSent>());
        var row = await app.Row(approved.ApprovalId);
        Assert.Equal((SendStates.Sent, null, 1), (row.State, row.Due, row.Attempts));
    }
}
