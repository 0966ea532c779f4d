using JadaReferral.Platform.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace JadaReferral.Redirect.Opens;

/// <summary>Reads the tokens that Previews puts into the image's address: <c>open {card} {email}</c>, sealed.</summary>
sealed class OpenTokens(IOptions<OpenOptions> options)
{
    const string Purpose = "open ";

    readonly SealedToken? _tokens = options.Value.Key is { } key ? new SealedToken(key) : null;

    /// <summary>The card and the email of the mail that carries <paramref name="token"/>, parted by a blank; null when it is none of ours.</summary>
    public string? MailOf(string token) =>
        _tokens is not null && _tokens.TryOpen(token, out var text) && text.StartsWith(Purpose, StringComparison.Ordinal)
            ? text[Purpose.Length..]
            : null;
}
