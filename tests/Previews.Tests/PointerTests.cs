using JadaReferral.Contracts.Emails;
using JadaReferral.Previews.Publishing;
using JadaReferral.Previews.Stores;
using JadaReferral.Testing;
using JadaReferral.Testing.Emulators;
using Microsoft.Extensions.Hosting;
using static JadaReferral.Previews.Tests.Requests;

namespace JadaReferral.Previews.Tests;

/// <summary>Which page is at the shared address, whatever comes late, twice or not at all.</summary>
[Trait("Needs", "emulators")]
public sealed class PointerTests(LocalAws aws) : IClassFixture<LocalAws>
{
    const string Pointer = PageStore.PointerKey;

    [Fact]
    public async Task A_version_handled_late_is_kept_but_does_not_take_the_pointer_back()
    {
        await using var app = await PreviewsApp.Start(aws);

        await app.Consume(Request(2, at: Samples.Now.AddMinutes(1)));
        await app.Consume(Request(1, at: Samples.Now));

        Assert.Contains("Version 2", await app.Page(Pointer), StringComparison.Ordinal);
        Assert.Contains("Version 1", await app.Page("previews/card-1/1/index.html"), StringComparison.Ordinal);
        Assert.Equal(2, app.Published<PreviewPublished>().Count);
    }

    [Fact]
    public async Task Two_requests_at_once_leave_the_pointer_at_the_later_one()
    {
        await using var app = await PreviewsApp.Start(aws);

        await Task.WhenAll(Enumerable.Range(1, 6).Select(version => app.Harness.Bus.Publish(Request(version, at: Samples.Now.AddSeconds(version)))));
        await Eventually.True(() => app.Published<PreviewPublished>().Count == 6, "six published previews");

        Assert.Contains("Version 6", await app.Page(Pointer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_CloudFront_refuses_the_old_page_stays_and_the_card_is_told()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1, at: Samples.Now));
        app.CloudFront.RefusesWith = "AccessDenied";

        await app.Consume(Request(2, at: Samples.Now.AddMinutes(1)));

        Assert.Contains("CloudFront refused", Assert.Single(app.Published<PreviewFailed>()).Reason, StringComparison.Ordinal);
        Assert.Contains("Version 1", await app.Page(Pointer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_CloudFront_refuses_on_a_second_try_the_old_page_stays_too()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1, at: Samples.Now));
        app.CloudFront.RefusesFirstWith.Enqueue("TooManyInvalidationsInProgress");
        app.CloudFront.RefusesWith = "AccessDenied";

        await app.Consume(Request(2, at: Samples.Now.AddMinutes(1)));

        Assert.Contains("The old page stays", Assert.Single(app.Published<PreviewFailed>()).Reason, StringComparison.Ordinal);
        Assert.Empty(app.CloudFront.RefusesFirstWith);
        Assert.Contains("Version 1", await app.Page(Pointer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_CloudFront_refuses_and_answers_of_the_table_were_lost_the_old_page_stays_too()
    {
        var losses = new LostAnswers();
        using var dynamo = losses.Client(aws);
        await using var app = await PreviewsApp.Start(aws, dynamo);
        await app.Consume(Request(1, at: Samples.Now));
        app.CloudFront.RefusesWith = "AccessDenied";
        var lostBefore = losses.Count;

        await app.Consume(Request(2, at: Samples.Now.AddMinutes(1)));

        Assert.True(losses.Count - lostBefore >= 3, "The answers to claiming, pointing and pointing back were not lost.");
        Assert.Single(app.Published<PreviewFailed>());
        Assert.Contains("Version 1", await app.Page(Pointer), StringComparison.Ordinal);
        Assert.Equal(1, (await app.Service<PreviewStore>().Pointer(CancellationToken.None))!.PreviewVersion);
    }

    [Fact]
    public async Task When_every_try_has_failed_the_old_page_stays_and_the_card_is_told()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1, at: Samples.Now));
        app.CloudFront.RefusesWith = "TooManyInvalidationsInProgress";

        await app.Harness.Bus.Publish(Request(2, at: Samples.Now.AddMinutes(1)));

        await Eventually.True(() => app.Published<PreviewFailed>().Count == 1, "the card is told");
        Assert.Contains("even after several tries", app.Published<PreviewFailed>()[0].Reason, StringComparison.Ordinal);
        Assert.Contains("Version 1", await app.Page(Pointer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_completion_of_an_invalidation_is_watched_and_told_once()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1));
        var watch = Watch(app);

        await watch.Look(CancellationToken.None);
        Assert.Empty(app.Published<PreviewInvalidated>());

        app.CloudFront.Completes = true;
        await watch.Look(CancellationToken.None);
        await watch.Look(CancellationToken.None);

        var told = Assert.Single(app.Published<PreviewInvalidated>());
        Assert.Equal(("card-1", 1L, app.CloudFront.Invalidations[0].Id), (told.CardId, told.PreviewVersion, told.InvalidationId));
        Assert.NotNull((await app.Service<PreviewStore>().Find("card-1", 1, CancellationToken.None))!.InvalidatedAt);
    }

    [Fact]
    public async Task An_invalidation_that_its_version_does_not_name_yet_is_not_told_before_it_does()
    {
        await using var app = await PreviewsApp.Start(aws);
        await app.Consume(Request(1));
        app.CloudFront.Completes = true;
        var previews = app.Service<PreviewStore>();
        var version = (await previews.Find("card-1", 1, CancellationToken.None))!;
        var watch = Watch(app);

        await previews.Save(version with { InvalidationId = null }, CancellationToken.None);
        await watch.Look(CancellationToken.None);
        Assert.Empty(app.Published<PreviewInvalidated>());

        await previews.Save(version, CancellationToken.None);
        await watch.Look(CancellationToken.None);
        Assert.Single(app.Published<PreviewInvalidated>());
    }

    static InvalidationWatch Watch(PreviewsApp app) =>
        app.Service<IEnumerable<IHostedService>>().OfType<InvalidationWatch>().Single();
}
