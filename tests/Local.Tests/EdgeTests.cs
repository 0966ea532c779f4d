using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;
using JadaReferral.Local.Emulators;
using JadaReferral.Local.Stack;
using JadaReferral.Local.Standins;
using JadaReferral.Testing.Emulators;

namespace JadaReferral.Local.Tests;

[Trait("Needs", "emulators")]
public sealed class EdgeTests(LocalMessaging aws) : IClassFixture<LocalMessaging>, IAsyncLifetime
{
    static readonly XNamespace Ns = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    readonly HttpClient _http = new(new SocketsHttpHandler());
    IAmazonS3 _s3 = null!;
    StandinHost _host = null!;

    public async Task InitializeAsync()
    {
        var access = AwsAccess.To(LocalSettings.For(LocalAws.Region, [(EmulatorKind.SqsSnsS3, aws.MessagingUrl)]));
        _s3 = access.S3();
        await Buckets.EnsureAsync(_s3, CancellationToken.None);
        _host = await StandinHost.StartOnFreePortsAsync(access);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        _s3.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_the_edge_holds_is_served_until_it_is_invalidated()
    {
        await PutAsync("pointer.html", "first", "max-age=0, s-maxage=86400");
        Assert.Equal(("first", "Miss from edge"), await GetAsync("/pointer.html"));
        await PutAsync("pointer.html", "second", "max-age=0, s-maxage=86400");
        Assert.Equal(("first", "Hit from edge"), await GetAsync("/pointer.html"));

        using var accepted = await InvalidateAsync("one", "/pointer.html");

        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        Assert.Equal(("second", "Miss from edge"), await GetAsync("/pointer.html"));
    }

    [Fact]
    public async Task An_accepted_invalidation_is_in_progress_and_later_completed()
    {
        using var accepted = await InvalidateAsync("progress", "/a", "/b/*");
        var created = XElement.Parse(await accepted.Content.ReadAsStringAsync());
        var id = created.Element(Ns + "Id")!.Value;
        var asked = XElement.Parse(await _http.GetStringAsync(ApiUrl($"/{id}")));

        Assert.Equal("InProgress", created.Element(Ns + "Status")!.Value);
        Assert.EndsWith(id, accepted.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Completed", asked.Element(Ns + "Status")!.Value);
        Assert.Equal(["/a", "/b/*"], asked.Descendants(Ns + "Path").Select(path => path.Value));
    }

    [Fact]
    public async Task A_caller_reference_is_one_invalidation_however_often_it_is_sent()
    {
        using var first = await InvalidateAsync("same", "/x");
        using var again = await InvalidateAsync("same", "/x");
        using var other = await InvalidateAsync("same", "/y");

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidationBatchAlreadyExists"), await ErrorAsync(other));
    }

    [Theory]
    [InlineData("no-slash", "InvalidArgument")]
    [InlineData("/star/*/inside", "InvalidArgument")]
    public async Task A_wrong_path_is_refused(string path, string code)
    {
        using var answer = await InvalidateAsync("wrong" + path, path);

        Assert.Equal((HttpStatusCode.BadRequest, code), await ErrorAsync(answer));
    }

    [Fact]
    public async Task A_quantity_that_does_not_match_is_refused()
    {
        using var answer = await PostAsync("<InvalidationBatch xmlns=\"" + Ns + "\"><Paths><Quantity>2</Quantity><Items><Path>/a</Path></Items></Paths><CallerReference>q</CallerReference></InvalidationBatch>");

        Assert.Equal((HttpStatusCode.BadRequest, "InconsistentQuantities"), await ErrorAsync(answer));
    }

    [Fact]
    public async Task Another_distribution_is_not_known()
    {
        using var answer = await _http.GetAsync(new Uri(_host.ControlUrl, "/2020-05-31/distribution/EOTHER/invalidation/I1"));

        Assert.Equal((HttpStatusCode.NotFound, "NoSuchDistribution"), await ErrorAsync(answer));
    }

    [Fact]
    public async Task An_object_that_must_not_be_kept_is_fetched_every_time()
    {
        await PutAsync("fresh.html", "first", "no-cache");
        await GetAsync("/fresh.html");
        await PutAsync("fresh.html", "second", "no-cache");

        Assert.Equal(("second", "Miss from edge"), await GetAsync("/fresh.html"));
    }

    [Fact]
    public async Task A_browser_that_has_it_already_gets_no_body()
    {
        await PutAsync("known.html", "text", "max-age=60");
        using var first = await _http.GetAsync(new Uri(_host.EdgeUrl, "/known.html"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_host.EdgeUrl, "/known.html"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await _http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("noindex, nofollow", Assert.Single(first.Headers.GetValues("X-Robots-Tag")));
    }

    [Fact]
    public async Task What_was_never_published_is_not_found()
    {
        using var answer = await _http.GetAsync(new Uri(_host.EdgeUrl, "/nothing/here.html"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/nothing/here.html", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    async Task<(string Body, string Cache)> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(_host.EdgeUrl, path));
        return (await answer.Content.ReadAsStringAsync(), Assert.Single(answer.Headers.GetValues("X-Cache")));
    }

    async Task PutAsync(string key, string body, string cacheControl)
    {
        var request = new PutObjectRequest { BucketName = ServiceSettings.PreviewsBucket, Key = key, ContentBody = body, ContentType = "text/html; charset=utf-8" };
        request.Headers.CacheControl = cacheControl;
        await _s3.PutObjectAsync(request);
    }

    Uri ApiUrl(string rest = "") => new(_host.ControlUrl, $"/2020-05-31/distribution/{ServiceSettings.DistributionId}/invalidation{rest}");

    Task<HttpResponseMessage> InvalidateAsync(string reference, params string[] paths) => PostAsync(new XElement(
        Ns + "InvalidationBatch",
        new XElement(Ns + "Paths", new XElement(Ns + "Quantity", paths.Length), new XElement(Ns + "Items", paths.Select(path => new XElement(Ns + "Path", path)))),
        new XElement(Ns + "CallerReference", reference)).ToString());

    Task<HttpResponseMessage> PostAsync(string xml)
    {
        var content = new StringContent(xml, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        return _http.PostAsync(ApiUrl(), content);
    }

    static async Task<(HttpStatusCode Status, string Code)> ErrorAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, XElement.Parse(await answer.Content.ReadAsStringAsync()).Descendants(Ns + "Code").Single().Value);
}
