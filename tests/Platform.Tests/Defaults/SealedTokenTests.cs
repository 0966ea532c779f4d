using FsCheck;
using FsCheck.Fluent;
using JadaReferral.Platform.ServiceDefaults;

namespace JadaReferral.Platform.Tests.Defaults;

public sealed class SealedTokenTests
{
    static readonly SealedToken Ours = new("a-secret-of-at-least-32-characters!");

    [Fact]
    public void Whatever_was_sealed_can_be_opened() => Prop.ForAll<NonNull<string>>(text =>
    {
        var wellFormed = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
        var token = Ours.Seal(wellFormed);

        Assert.True(Ours.TryOpen(token, out var opened));
        Assert.Equal(wellFormed, opened);
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.Equal(token, Ours.Seal(wellFormed));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var token = Ours.Seal("puesto/owner@puesto.example");

        for (var at = 0; at < token.Length - 1; at++)
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.False(Ours.TryOpen(changed, out _), $"changed at {at}");
        }
    }

    [Fact]
    public void Another_keys_token_is_refused() =>
        Assert.False(new SealedToken("another-secret-of-32-characters!!!!").TryOpen(Ours.Seal("puesto"), out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("AAAA")]
    public void What_is_no_token_is_refused(string? token) => Assert.False(Ours.TryOpen(token, out _));

    [Fact]
    public void A_short_secret_is_refused() => Assert.Throws<ArgumentException>(() => new SealedToken("too short"));
}
