using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using JadaReferral.Local.Stack;

namespace JadaReferral.Local.SesEvents;

/// <summary><c>./jada ses-event</c>: says on the local bus what SES would say about a mail, to see what becomes of it.</summary>
static class SesEventVerb
{
    static readonly string Names = string.Join(", ", SesEventType.All.Select(type => type.Name));

    static readonly string Description = $"""
        Says on the local event bus what SES would say about a mail. Types: {Names}; any other "Email …" is a type that nobody knows yet.

          ./jada ses-event delivered --mail puesto-referral
          ./jada ses-event bounced --mail 0199a1b2-0000-7000-8000-000000000000   an approval, as ./jada mail list prints it
          ./jada ses-event "Email Teleported" --mail puesto-referral
        """;

    public static Command Make(Func<ArgumentResult, int> parseOffset)
    {
        var type = new Argument<SesEventType>("TYPE") { Description = "What SES says", CustomParser = ParseType };
        var mail = new Option<string>("--mail") { HelpName = "ID", Description = "The mail it is about: an email's id, an approval, or SES's message id.", Required = true };
        var offset = new Option<int>("--port-offset") { HelpName = "N", Description = "As it was given to ./jada up.", CustomParser = parseOffset };
        var verb = new Command("ses-event", Description) { type, mail, offset };
        verb.SetAction((parsed, cancellationToken) => PutAsync(
            AwsAccess.ToEmulators(new Ports(parsed.GetValue(offset))), parsed.GetRequiredValue(type), parsed.GetRequiredValue(mail), "sends", TimeProvider.System, cancellationToken));
        return verb;
    }

    /// <summary>Puts the event on the bus.</summary>
    internal static async Task PutAsync(AwsAccess aws, SesEventType type, string mail, string table, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var dynamo = aws.Dynamo();
        using var bus = aws.EventBridge();
        try
        {
            var send = await KnownSends.FindAsync(dynamo, table, mail, cancellationToken);
            var entry = new PutEventsRequestEntry
            {
                Source = "aws.ses",
                DetailType = type.DetailType,
                Detail = SesEventDetail.Of(type, send, clock.GetUtcNow()).ToJsonString(),
            };
            var answer = await bus.PutEventsAsync(new PutEventsRequest { Entries = [entry] }, cancellationToken);
            if (answer.Entries is [{ ErrorMessage: { } refused }])
                throw new LocalSetupException($"The event bus did not take it: {refused}");
            Console.WriteLine($"SES says “{type.DetailType}” about {send.EmailId} (approval {send.ApprovalId}). See: ./jada mail list");
        }
        catch (Exception failure) when (NothingListens(failure))
        {
            throw new LocalSetupException("Nothing answers where the local AWS would be. Start ./jada up, and name its --port-offset if it has one.", failure);
        }
    }

    static bool NothingListens(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException or HttpRequestException)
                return true;
        }

        return failure is AmazonClientException;
    }

    static SesEventType? ParseType(ArgumentResult result)
    {
        var text = result.Tokens.SingleOrDefault()?.Value ?? "";
        if (SesEventType.All.FirstOrDefault(type => type.Name == text || type.DetailType == text) is { } known)
            return known;
        if (text.StartsWith("Email ", StringComparison.Ordinal))
            return new SesEventType(text, text, text["Email ".Length..], "news", (_, _) => []);
        result.AddError($"“{text}” is no event of SES's. Say one of {Names}, or any other type as \"Email …\".");
        return null;
    }
}
