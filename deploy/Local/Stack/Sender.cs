using Amazon.SimpleEmail.Model;

namespace JadaReferral.Local.Stack;

/// <summary>The address that outreach is sent from. The bundled mailbox takes any; other servers, like SES, only those that were verified.</summary>
static class Sender
{
    /// <summary>The address in the default of the setting <c>Outreach:From</c>.</summary>
    const string Address = "crew@queenofsandiego.com";

    public static async Task VerifyAsync(AwsAccess aws, CancellationToken cancellationToken)
    {
        using var ses = aws.Ses();
        await ses.VerifyEmailIdentityAsync(new VerifyEmailIdentityRequest { EmailAddress = Address }, cancellationToken);
    }
}
