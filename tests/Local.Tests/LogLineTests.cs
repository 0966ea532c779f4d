using JadaReferral.Local.Logs;

namespace JadaReferral.Local.Tests;

public sealed class LogLineTests
{
    [Fact]
    public void A_JSON_line_reads_as_time_level_category_and_message()
    {
        Assert.True(LogLine.TryParse(
            """{"Timestamp":"2026-11-22T10:03:01.123Z","EventId":3,"LogLevel":"Warning","Category":"JadaReferral.Clicks.ClickStore","Message":"throttled","State":{"Count":3}}""",
            out var line));

        Assert.Equal("10:03:01.123 warn ClickStore: throttled", line.ToString());
        Assert.True(line.IsAlarming);
    }

    [Fact]
    public void An_exception_follows_indented()
    {
        Assert.True(LogLine.TryParse(
            """{"Timestamp":"2026-11-22T10:03:01.123Z","LogLevel":"Error","Category":"A.B","Message":"failed","Exception":"System.Exception: no\n   at C.D()"}""",
            out var line));

        Assert.Equal("10:03:01.123 fail B: failed\n    System.Exception: no\n    at C.D()", line.ToString());
    }

    [Theory]
    [InlineData("Unhandled exception.")]
    [InlineData("{ broken")]
    [InlineData("")]
    public void Anything_else_is_left_as_it_is(string text) => Assert.False(LogLine.TryParse(text, out _));
}
