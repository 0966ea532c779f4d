using MassTransit.AmazonSqsTransport;

namespace JadaReferral.SqsTransport.Tests.Units;

public sealed class UndeletedMessagesTests
{
    readonly UndeletedMessages _undeleted = new();

    [Fact]
    public void Only_what_was_remembered_is_known()
    {
        _undeleted.Remember("a");

        Assert.True(_undeleted.Contains("a"));
        Assert.False(_undeleted.Contains("b"));
    }

    [Fact]
    public void What_is_being_deleted_is_known_until_it_is_gone()
    {
        _undeleted.Handled("a");
        Assert.True(_undeleted.Contains("a"));

        _undeleted.Deleted("a");
        Assert.False(_undeleted.Contains("a"));
    }

    [Fact]
    public void The_oldest_are_forgotten_first()
    {
        for (var i = 0; i < 1_001; i++)
            _undeleted.Remember($"{i}");

        Assert.False(_undeleted.Contains("0"));
        Assert.True(_undeleted.Contains("1"));
        Assert.True(_undeleted.Contains("1000"));
    }
}
