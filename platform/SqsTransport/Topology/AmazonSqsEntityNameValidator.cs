using System.Text.RegularExpressions;

namespace MassTransit.AmazonSqsTransport;

/// <summary>Queue and topic names: letters, digits, hyphens and underscores, and <c>.fifo</c> at the end of a FIFO one.</summary>
public sealed partial class AmazonSqsEntityNameValidator : IEntityNameValidator
{
    /// <summary>The validator; it has no state.</summary>
    public static IEntityNameValidator Validator { get; } = new AmazonSqsEntityNameValidator();

    /// <inheritdoc/>
    public bool IsValidEntityName(string name) => !string.IsNullOrEmpty(name) && Allowed().IsMatch(name);

    /// <inheritdoc/>
    public void ThrowIfInvalidEntityName(string name)
    {
        if (!IsValidEntityName(name))
            throw new ConfigurationException($"'{name}' is no name for a queue or topic: letters, digits, '-' and '_', and '.fifo' at the end of a FIFO one.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+(\.fifo)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
