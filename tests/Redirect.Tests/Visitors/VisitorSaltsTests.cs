using JadaReferral.Redirect.Visitors;

namespace JadaReferral.Redirect.Tests.Visitors;

public sealed class VisitorSaltsTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_has_one_salt_and_the_next_another()
    {
        var salts = new VisitorSalts();
        Assert.Equal(salts.For(Noon).ToArray(), salts.For(Noon.AddHours(11)).ToArray());
        Assert.NotEqual(salts.For(Noon).ToArray(), salts.For(Noon.AddHours(12)).ToArray());
    }

    [Fact]
    public void The_shared_salt_replaces_the_local_one_and_is_not_replaced()
    {
        var salts = new VisitorSalts();
        var today = DateOnly.FromDateTime(Noon.UtcDateTime);
        _ = salts.For(Noon);
        Assert.False(salts.IsShared(today));

        byte[] shared = [.. Enumerable.Repeat((byte)7, VisitorSalts.Size)];
        salts.Share(today, shared);
        Assert.True(salts.IsShared(today));
        Assert.Equal(shared, salts.For(Noon).ToArray());
        Assert.NotEqual(shared, salts.For(Noon.AddDays(1)).ToArray());
        Assert.Equal(shared, salts.For(Noon).ToArray());
    }
}
