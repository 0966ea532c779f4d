using JadaReferral.Redirect.Visitors;

namespace JadaReferral.Redirect.Tests.Visitors;

public sealed class UserAgentsTests
{
    static readonly UserAgents UserAgents = new(CrawlerPatterns.Load());

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", HitReason.Crawler)]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)", HitReason.Crawler)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36", HitReason.Crawler)]
    [InlineData("python-requests/2.32.3", HitReason.Crawler)]
    [InlineData("Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)", HitReason.Crawler)]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", HitReason.LinkPreview)]
    [InlineData("WhatsApp/2.23.20.0 A", HitReason.LinkPreview)]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", HitReason.LinkPreview)]
    [InlineData("TelegramBot (like TwitterBot)", HitReason.LinkPreview)]
    [InlineData("", HitReason.NoUserAgent)]
    [InlineData("  ", HitReason.NoUserAgent)]
    [InlineData("curl/8.14.1", HitReason.Guest)]
    [InlineData("Wget/1.25.0", HitReason.Guest)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/510.0.0.40.74] MetaIAB Facebook", HitReason.Guest)]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S921U) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", HitReason.Guest)]
    public void Tells_people_from_machines(string userAgent, object reason) =>
        Assert.Equal((HitReason)reason, UserAgents.Classify(userAgent).Reason);

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1", DeviceClass.Phone)]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36", DeviceClass.Phone)]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1", DeviceClass.Tablet)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36", DeviceClass.Tablet)]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15", DeviceClass.Desktop)]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36", DeviceClass.Desktop)]
    [InlineData("curl/8.14.1", DeviceClass.Other)]
    [InlineData("", DeviceClass.Unknown)]
    public void Tells_what_is_in_the_hand(string userAgent, object device) =>
        Assert.Equal((DeviceClass)device, UserAgents.Classify(userAgent).Device);

    [Fact]
    public void The_list_is_there_and_every_pattern_of_it_matches_as_its_expression_would()
    {
        var patterns = CrawlerPatterns.Load();
        Assert.True(patterns.Count > 1000);

        var few = CrawlerPatterns.Parse(["# comment", "crawler\tFoo\\.bot/", "crawler\t^Bar", "link-preview\t[bB]az\\d"]);
        Assert.Equal(HitReason.Crawler, few.Classify("x Foo.bot/1"));
        Assert.Equal(HitReason.Guest, few.Classify("x FooXbot/1"));
        Assert.Equal(HitReason.Crawler, few.Classify("Bar"));
        Assert.Equal(HitReason.Guest, few.Classify("x Bar"));
        Assert.Equal(HitReason.LinkPreview, few.Classify("Foo.bot/ baz7"));
    }
}
