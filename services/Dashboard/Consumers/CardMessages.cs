namespace JadaReferral.Dashboard.Consumers;

/// <summary>What consumers say about cards.</summary>
static partial class CardMessages
{
    /// <summary>Cards are never deleted, so this is a message of another installation or a damaged one: nobody waits for it.</summary>
    [LoggerMessage(LogLevel.Warning, "{Message} names the card {Card}, which does not exist; it is passed over.")]
    public static partial void NoSuchCard(ILogger logger, string message, string card);
}
