using JadaReferral.Redirect.Visitors;

namespace JadaReferral.Redirect.Tests.Visitors;

public sealed class VisitorKeyTests
{
    static byte[] Key(byte[] salt, byte[] address, string userAgent)
    {
        var key = new byte[VisitorKey.Size];
        VisitorKey.Write(salt, address, userAgent, key);
        return key;
    }

    [Fact]
    public void Depends_on_salt_address_and_user_agent_and_on_nothing_else()
    {
        byte[] salt = new byte[VisitorSalts.Size], address = [203, 0, 113, 9];
        Assert.Equal(Key(salt, address, "browser"), Key(salt, address, "browser"));
        Assert.NotEqual(Key(salt, address, "browser"), Key([.. Enumerable.Repeat((byte)1, VisitorSalts.Size)], address, "browser"));
        Assert.NotEqual(Key(salt, address, "browser"), Key(salt, [203, 0, 113, 8], "browser"));
        Assert.NotEqual(Key(salt, address, "browser"), Key(salt, address, "other"));
    }

    [Fact]
    public void Takes_user_agents_of_any_length_and_letters() =>
        Assert.NotEqual(Key(new byte[VisitorSalts.Size], [], new string('\u00e9', 5000)), Key(new byte[VisitorSalts.Size], [], ""));
}
