using JadaReferral.Platform.ServiceDefaults;

namespace JadaReferral.Mailer.Tests;

public sealed class SealedTokenTests
{
    readonly SealedToken _tokens = new("a secret of the tests, long enough");

    [Theory]
    [InlineData("")]
    [InlineData("eric@puesto.example puesto")]
    [InlineData("ümläut 日本語")]
    public void What_is_sealed_opens_to_the_same_text_and_is_always_the_same_token(string text)
    {
        var token = _tokens.Seal(text);

        Assert.Equal(token, new SealedToken("a secret of the tests, long enough").Seal(text));
        Assert.Matches("^[A-Za-z0-9_-]{43,}$", token);
        Assert.True(_tokens.TryOpen(token, out var opened));
        Assert.Equal(text, opened);
    }

    [Fact]
    public void A_token_changed_in_any_place_does_not_open()
    {
        var token = _tokens.Seal("eric@puesto.example puesto");
        for (var at = 0; at < token.Length - 1; at++) // the last character's low bits are padding of the encoding
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.False(_tokens.TryOpen(changed, out _), changed);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_does_not_open(string? token) => Assert.False(_tokens.TryOpen(token, out _));

    [Fact]
    public void A_short_secret_is_refused() => Assert.Throws<ArgumentException>(() => new SealedToken("short"));
}
