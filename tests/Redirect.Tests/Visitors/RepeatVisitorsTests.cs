using JadaReferral.Redirect.Visitors;

namespace JadaReferral.Redirect.Tests.Visitors;

public sealed class RepeatVisitorsTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    readonly RepeatVisitors _visitors = new(Start, places: 64);

    static byte[] Visitor(int seed)
    {
        var key = new byte[16];
        new Random(seed).NextBytes(key);
        return key;
    }

    [Fact]
    public void The_same_visitor_of_the_same_vendor_is_a_repeat_for_thirty_minutes_after_the_last_visit()
    {
        Assert.False(_visitors.IsRepeat(Visitor(1), 7, Start));
        Assert.True(_visitors.IsRepeat(Visitor(1), 7, Start.AddMinutes(29)));
        Assert.True(_visitors.IsRepeat(Visitor(1), 7, Start.AddMinutes(58)));
        Assert.False(_visitors.IsRepeat(Visitor(1), 7, Start.AddMinutes(88)));
        Assert.True(_visitors.IsRepeat(Visitor(1), 7, Start.AddMinutes(89)));
    }

    [Fact]
    public void Another_visitor_or_another_vendor_is_a_guest()
    {
        Assert.False(_visitors.IsRepeat(Visitor(1), 7, Start));
        Assert.False(_visitors.IsRepeat(Visitor(2), 7, Start));
        Assert.False(_visitors.IsRepeat(Visitor(1), 8, Start));
    }

    [Fact]
    public void A_clock_that_another_thread_read_a_moment_later_changes_nothing()
    {
        Assert.False(_visitors.IsRepeat(Visitor(1), 7, Start.AddSeconds(1)));
        Assert.True(_visitors.IsRepeat(Visitor(1), 7, Start));
    }

    [Fact]
    public void When_it_is_full_the_visitor_seen_longest_ago_gives_way_and_no_guest_is_taken_for_a_repeat()
    {
        for (var i = 0; i < 5000; i++)
            Assert.False(_visitors.IsRepeat(Visitor(i), 7, Start.AddSeconds(i / 10.0)), $"visitor {i}");
        Assert.True(_visitors.IsRepeat(Visitor(4999), 7, Start.AddSeconds(500)));
        Assert.False(_visitors.IsRepeat(Visitor(0), 7, Start.AddSeconds(500)));
    }

    [Fact]
    public async Task Of_simultaneous_visits_exactly_one_is_the_guest()
    {
        for (var round = 0; round < 200; round++)
        {
            var key = Visitor(round);
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _visitors.IsRepeat(key, 7, Start))));
            Assert.Equal(1, answers.Count(repeat => !repeat));
        }
    }
}
