using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MassTransit.Transports;

namespace MassTransit.AmazonSqsTransport;

/// <summary>
/// Headers as message attributes. SQS takes ten, of certain names and characters, none empty: what doesn't fit goes together into one further
/// attribute as JSON, and comes out of it on the other side.
/// </summary>
static partial class TransportAttributes
{
    /// <summary>The attribute that holds headers that can't be attributes themselves.</summary>
    public const string Overflow = "MT-Headers";

    public const string StringType = "String";

    // Outside #x9 #xA #xD #x20-#xD7FF #xE000-#xFFFD: SQS refuses the message.
    static readonly SearchValues<char> ForbiddenText = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    // Names are few: those of headers, which are written in code.
    static readonly ConcurrentDictionary<string, bool> AllowedNames = new(StringComparer.Ordinal);

    /// <summary>The attributes for <paramref name="headers"/>, and their weight.</summary>
    public static Dictionary<string, TValue> From<TValue>(IEnumerable<KeyValuePair<string, string>> headers, Func<string, TValue> value, out int bytes)
    {
        var attributes = new Dictionary<string, TValue>(4, StringComparer.Ordinal);
        Dictionary<string, string>? overflow = null;
        bytes = 0;

        foreach (var (name, text) in headers)
        {
            // One place is kept for the overflow.
            if (attributes.Count < TransportConstraints.MessageAttributes - 1 && CanBeAttribute(name, text))
            {
                if (attributes.TryAdd(name, value(text)))
                    bytes += Weight(name, text);
            }
            else
            {
                (overflow ??= new Dictionary<string, string>(StringComparer.Ordinal)).TryAdd(name, text);
            }
        }

        if (overflow is not null)
        {
            var json = JsonSerializer.Serialize(overflow);
            attributes[Overflow] = value(json);
            bytes += Weight(Overflow, json);
        }

        return attributes;
    }

    /// <summary>The headers of a message on its way out, as text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Headers(SendContext context, AllowTransportHeader? allow)
    {
        if (context.ContentType is { } contentType)
            yield return new(MessageHeaders.ContentType, contentType.ToString());
        if (context.CorrelationId is { } correlationId)
            yield return new(MessageHeaders.CorrelationId, correlationId.ToString());

        foreach (var (name, value) in context.Headers.GetAll())
        {
            if (TextOf(name, value) is { } text && (allow is null || allow(new HeaderValue<string>(name, text))))
                yield return new(name, text);
        }
    }

    /// <summary>A header's value as text; null when it has none.</summary>
    public static string? TextOf(string name, object? value) => value switch
    {
        null => null,

        // MassTransit's own conversion leaves out fractions of seconds.
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => new HeaderValue(name, value).IsStringValue(out var text) ? text.Value : null,
    };

    /// <summary>The headers in the overflow attribute.</summary>
    public static Dictionary<string, string>? ReadOverflow(string? json)
    {
        if (string.IsNullOrEmpty(json))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            // Another sender's attribute of that name: it stays a header like any other.
            return null;
        }
    }

    static bool CanBeAttribute(string name, string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAny(ForbiddenText) && AllowedNames.GetOrAdd(name, static key => key != Overflow && AllowedName().IsMatch(key));

    static int Weight(string name, string text) => Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(text) + StringType.Length;

    [GeneratedRegex(@"^(?!AWS\.|Amazon\.)(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AllowedName();
}
