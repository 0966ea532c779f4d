using System.Text.RegularExpressions;
using Amazon.SimpleEmail;
using Amazon.SimpleEmail.Model;
using JadaReferral.Contracts.ReadModels;
using Microsoft.Extensions.Options;

namespace JadaReferral.Mailer.Sending;

/// <summary>Hands one mail to SES, once.</summary>
sealed partial class SesClient(IAmazonSimpleEmailService ses, IOptions<MailerOptions> options, TimeProvider clock)
{
    /// <summary>The tag that SES's events carry back; its value is the approval's id in 32 hexadecimal digits.</summary>
    public const string SendTag = "send_id";

    /// <summary>
    /// Sends the approved bytes and returns SES's message id. The call is not tied to the service's stopping: torn off in the middle, it would
    /// be unknown whether the mail was sent.
    /// </summary>
    public async Task<string> Send(EmailSend send, ApprovedMail mail)
    {
        using var patience = new CancellationTokenSource(options.Value.SendTimeout, clock);
        var answer = await ses.SendRawEmailAsync(
            new SendRawEmailRequest
            {
                RawMessage = new RawMessage(new MemoryStream(mail.Bytes)),
                Destinations = [mail.Recipient],
                ConfigurationSetName = options.Value.ConfigurationSet is { Length: > 0 } set ? set : null,
                Tags =
                [
                    new MessageTag { Name = SendTag, Value = send.ApprovalId.ToString("N") },
                    new MessageTag { Name = "card_id", Value = TagValue(send.CardId) },
                    new MessageTag { Name = "vendor_id", Value = TagValue(send.Vendor) },
                ],
            },
            patience.Token);
        return answer.MessageId;
    }

    static string TagValue(string value) => NotAllowed().Replace(value, "_");

    [GeneratedRegex("[^A-Za-z0-9_-]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotAllowed();
}
