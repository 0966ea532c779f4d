namespace MassTransit.AmazonSqsTransport;

/// <summary>The service could not do what was asked of it, again and again. Unlike a refusal this says nothing of the message: it may be tried later.</summary>
/// <param name="uri">The queue or topic.</param>
/// <param name="message">What the service said last.</param>
public sealed class TriedInVainException(Uri uri, string message) : TransportException(uri, message);
