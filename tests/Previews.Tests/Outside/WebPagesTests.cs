using System.Net;
using JadaReferral.Platform.ServiceDefaults;
using JadaReferral.Previews.Preflight.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Tests.Outside;

public sealed class WebPagesTests
{
    const string Referral = "https://shipcaptaincrew.queenofsandiego.com/ref/puesto";
    const string Home = "https://queenofsandiego.com/";

    readonly StubSite _site = new();

    WebPages Pages(OutsideOptions? options = null) => new(
        _site, Options.Create(options ?? new OutsideOptions { AskUnsubscribe = true, AskLinks = true }), Options.Create(Samples.Outreach), Options.Create(Samples.Links), TimeProvider.System);

    [Fact]
    public async Task Nothing_is_asked_unless_the_settings_say_so()
    {
        var pages = Pages(new OutsideOptions());

        Assert.Null(await pages.TestUnsubscribe(CancellationToken.None));
        Assert.Null(await pages.Open([Home], CancellationToken.None));
        Assert.Empty(_site.Asked);
    }

    [Fact]
    public async Task The_unsubscribe_page_is_posted_to_as_a_button_does_with_a_token_of_nobody()
    {
        _site.Answers = _ => new HttpResponseMessage(HttpStatusCode.OK) { Headers = { { "Set-Cookie", "a=b" } } };

        var answer = await Pages().TestUnsubscribe(CancellationToken.None);

        Assert.Equal(new PageAnswer(200, SetsCookie: true), answer);
        var (method, url, body) = Assert.Single(_site.Asked);
        Assert.Equal(("POST", "List-Unsubscribe=One-Click"), (method, body));
        Assert.True(new SealedToken(Samples.Outreach.UnsubscribeKey).TryOpen(url[Samples.Outreach.UnsubscribeBase.Length..], out var text));
        Assert.Equal("test", text);
    }

    [Fact]
    public async Task Only_links_that_lead_to_us_are_opened_each_once_and_without_being_counted()
    {
        string[] links =
        [
            Referral, Referral, Home, Samples.Outreach.UnsubscribeBase + "token", "http://queenofsandiego.com/", "https://169.254.169.254/latest/", "https://elsewhere.example/",
        ];

        var answers = await Pages().Open(links, CancellationToken.None);

        Assert.Equal([Referral, Home], answers!.Keys);
        Assert.Equal([("HEAD", Referral, ""), ("HEAD", Home, "")], _site.Asked.OrderByDescending(asked => asked.Url.Length));
    }

    [Fact]
    public async Task Redirects_are_followed_three_times_and_only_where_it_is_safe()
    {
        Assert.Equal(new PageAnswer(200), await Answer(url => url == Referral ? Redirect(Home) : new HttpResponseMessage(HttpStatusCode.OK)));
        Assert.Equal(new PageAnswer(302), await Answer(url => Redirect(url + "x")));
        Assert.Equal(PageAnswer.Untrusted, await Answer(_ => Redirect("http://queenofsandiego.com/")));
        Assert.Equal(new PageAnswer(404), await Answer(_ => new HttpResponseMessage(HttpStatusCode.NotFound)));
    }

    [Fact]
    public async Task A_page_that_knows_no_HEAD_is_asked_by_GET_but_never_a_referral_link()
    {
        _site.Answers = request => new HttpResponseMessage(request.Method == HttpMethod.Head ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.OK);

        var answers = await Pages().Open([Referral, Home], CancellationToken.None);

        Assert.Equal((405, 200), (answers![Referral]!.Status, answers[Home]!.Status));
    }

    [Fact]
    public async Task A_page_without_a_valid_certificate_is_told_from_one_that_does_not_answer()
    {
        Assert.Equal(PageAnswer.Untrusted, await Answer(_ => throw new HttpRequestException(HttpRequestError.SecureConnectionError)));
        Assert.Null(await Answer(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)));
        Assert.Null(await Answer(_ => throw new TaskCanceledException()));
    }

    [Fact]
    public void The_client_that_is_registered_follows_no_redirect_and_keeps_no_cookie()
    {
        using var services = new ServiceCollection().AddPreviews().BuildServiceProvider();

        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(WebPages.ClientName);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;

        var sockets = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.Equal((false, false), (sockets.AllowAutoRedirect, sockets.UseCookies));
    }

    async Task<PageAnswer?> Answer(Func<string, HttpResponseMessage> answers)
    {
        _site.Answers = request => answers(request.RequestUri!.AbsoluteUri);
        return (await Pages().Open([Referral], CancellationToken.None))![Referral];
    }

    static HttpResponseMessage Redirect(string to) => new(HttpStatusCode.Redirect) { Headers = { Location = new Uri(to) } };

    /// <summary>Every page there is, answering as a test says and remembering what it was asked.</summary>
    sealed class StubSite : HttpMessageHandler, IHttpClientFactory
    {
        readonly Lock _gate = new();
        readonly List<(string Method, string Url, string Body)> _asked = [];

        public Func<HttpRequestMessage, HttpResponseMessage> Answers { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.OK);

        public IReadOnlyList<(string Method, string Url, string Body)> Asked
        {
            get
            {
                lock (_gate)
                    return [.. _asked];
            }
        }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
            lock (_gate)
                _asked.Add((request.Method.Method, request.RequestUri!.AbsoluteUri, body));
            return Answers(request);
        }
    }
}
