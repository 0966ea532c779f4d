using Amazon.SQS.Model;
using JadaReferral.Testing;
using MassTransit;
using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Units;

public sealed class HiddenMessagesTests : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    readonly HandDrivenClock _clock = new(DateTimeOffset.UnixEpoch);
    readonly List<VisibilityChange> _renewals = [];
    readonly HiddenMessages _hidden;
    bool _isAnswered = true;

    public HiddenMessagesTests() => _hidden = new HiddenMessages(Timeout, TimeSpan.FromHours(12), _clock, Renew);

    public void Dispose() => _hidden.Dispose();

    [Fact]
    public void A_message_is_renewed_before_its_time_is_over_and_again_after()
    {
        var delivery = Arrive();

        _clock.Advance(Timeout - TimeSpan.FromSeconds(1));
        Assert.Same(delivery, Assert.Single(_renewals).Delivery);
        Assert.Equal(30, _renewals[0].Seconds);

        _clock.Advance(Timeout);
        Assert.InRange(_renewals.Count, 2, 4);
        Assert.True(_hidden.IsStillHidden(delivery));
    }

    [Fact]
    public void A_renewal_that_is_not_answered_keeps_nothing_hidden()
    {
        _isAnswered = false;
        var delivery = Arrive();

        _clock.Advance(Timeout + TimeSpan.FromSeconds(6));

        Assert.Single(_renewals);
        Assert.True(delivery.IsLost);
        Assert.False(_hidden.IsStillHidden(delivery));
    }

    [Fact]
    public void A_renewal_that_was_tried_in_vain_is_no_loss_yet()
    {
        _isAnswered = false;
        var delivery = Arrive();
        _clock.Advance(TimeSpan.FromSeconds(20));

        HiddenMessages.RenewalFailed(Assert.Single(_renewals), new TriedInVainException(new Uri("queue:x"), "InternalError"));

        Assert.False(delivery.IsLost);
        Assert.True(_hidden.IsStillHidden(delivery));
    }

    [Fact]
    public void Those_that_are_due_go_together()
    {
        for (var i = 0; i < 3; i++)
            Arrive();
        var renewedAt = new List<DateTimeOffset>();
        using var hidden = new HiddenMessages(Timeout, TimeSpan.FromHours(12), _clock, _ => renewedAt.Add(_clock.GetUtcNow()));
        for (var i = 0; i < 3; i++)
            hidden.Add(NewDelivery());

        _clock.Advance(Timeout - TimeSpan.FromSeconds(1));

        Assert.Equal(3, renewedAt.Count);
        Assert.Single(renewedAt.Distinct());
    }

    [Fact]
    public void A_renewal_that_fails_is_tried_again_in_time()
    {
        _isAnswered = false;
        var delivery = Arrive();
        _clock.Advance(TimeSpan.FromSeconds(20));
        var failed = Assert.Single(_renewals);

        HiddenMessages.RenewalFailed(failed, new HttpRequestException("away"));
        _clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal(2, _renewals.Count);
        Assert.True(_hidden.IsStillHidden(delivery));
        Assert.False(delivery.IsLost);
    }

    [Fact]
    public void When_every_renewal_fails_the_message_is_given_up_on_time()
    {
        _isAnswered = false;
        var delivery = Arrive();
        for (var second = 0; second < 29; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            foreach (var renewal in _renewals)
                HiddenMessages.RenewalFailed(renewal, new HttpRequestException("away"));
            _renewals.Clear();
        }

        Assert.False(delivery.IsLost);
        _clock.Advance(TimeSpan.FromSeconds(7));

        Assert.True(delivery.IsLost);
        Assert.False(_hidden.IsStillHidden(delivery));
    }

    [Fact]
    public void A_message_that_the_queue_knows_no_more_is_given_up_at_once()
    {
        _isAnswered = false;
        var delivery = Arrive();
        _clock.Advance(TimeSpan.FromSeconds(20));

        HiddenMessages.RenewalFailed(Assert.Single(_renewals), new TransportException(new Uri("queue:x"), "The receipt handle has expired"));

        Assert.True(delivery.IsLost);
        Assert.False(_hidden.IsStillHidden(delivery));
    }

    [Fact]
    public void What_is_done_is_renewed_no_more_and_the_timer_rests()
    {
        var delivery = Arrive();
        _hidden.Remove(delivery);

        _clock.Advance(Timeout * 3);

        Assert.Empty(_renewals);
        Assert.False(_clock.IsWaitedFor);
    }

    [Fact]
    public void No_message_is_hidden_for_longer_than_allowed()
    {
        using var hidden = new HiddenMessages(Timeout, TimeSpan.FromMinutes(2), _clock, Renew);
        var delivery = NewDelivery();
        hidden.Add(delivery);

        _clock.Advance(TimeSpan.FromMinutes(3));

        Assert.True(delivery.IsLost);
        Assert.All(_renewals, renewal => Assert.Same(delivery, renewal.Delivery));
        Assert.InRange(_renewals.Count, 3, 8);
    }

    [Fact]
    public void Messages_are_counted_by_their_age()
    {
        Arrive();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Arrive();

        Assert.Equal(1, _hidden.CountOlderThan(TimeSpan.FromSeconds(0.5)));
        Assert.Equal(0, _hidden.CountOlderThan(TimeSpan.FromSeconds(2)));
    }

    void Renew(VisibilityChange renewal)
    {
        _renewals.Add(renewal);
        if (_isAnswered)
            HiddenMessages.Renewed(renewal);
    }

    Delivery Arrive()
    {
        var delivery = NewDelivery();
        _hidden.Add(delivery);
        return delivery;
    }

    Delivery NewDelivery() => new(new Message { MessageId = $"{Guid.NewGuid()}" }, null!) { ReceivedAt = _clock.GetTimestamp() };
}
