using System.Text.Json;
using System.Text.Json.Nodes;

namespace JadaReferral.Contracts.Tests;

/// <summary>Contracts only grow: what was ever written is read for ever, and nothing changes its name on the wire unseen.</summary>
public sealed class GoldenTests
{
    public static TheoryData<Type> MessageTypes() => [.. Messages.All];

    public static TheoryData<string> EarlierForms() => [.. Golden.Files.Where(Golden.IsEarlierForm)];

    [Fact]
    public void Every_message_has_a_golden_file_and_every_file_a_message()
    {
        Assert.NotEmpty(Messages.All);
        Assert.Equal(Messages.All.Select(message => message.Name), Golden.Files.Select(Golden.MessageOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void A_message_reads_and_writes_its_golden_file_to_the_letter(Type message)
    {
        var golden = Golden.Read(message.Name + ".json");

        var written = Golden.Write(Golden.Parse(golden, message));

        Assert.True(JsonNode.DeepEquals(golden, written), $"Expected\n{golden}\nbut it is written as\n{written}");
    }

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void A_golden_file_shows_every_member(Type message) => Assert.Empty(Golden.Missing(message, Golden.Read(message.Name + ".json")));

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void A_message_without_its_optional_members_is_read(Type message)
    {
        var required = Golden.RequiredOnly(message, Golden.Read(message.Name + ".json"));

        Assert.Empty(Golden.Lost(required, Golden.Write(Golden.Parse(required, message))));
    }

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void A_message_from_a_newer_sender_is_read(Type message)
    {
        var newer = Golden.Read(message.Name + ".json");
        newer["addedByAnotherVersion"] = new JsonObject { ["a"] = 1 };

        Assert.NotNull(Golden.Parse(newer, message));
    }

    [Theory]
    [MemberData(nameof(EarlierForms))]
    public void An_earlier_form_is_read_and_nothing_in_it_is_lost(string file)
    {
        var message = Messages.All.Single(type => type.Name == Golden.MessageOf(file));
        var earlier = Golden.Read(file);

        Assert.Empty(Golden.Lost(earlier, Golden.Write(Golden.Parse(earlier, message))));
    }

    // The rules above, proved on contracts that break them.
    [Fact]
    public void A_renamed_member_is_noticed()
    {
        var before = new JsonObject { ["id"] = "1", ["amount"] = 3 };

        Assert.Equal([".amount"], Golden.Lost(before, Golden.Write(Golden.Parse(before, typeof(Renamed)))));
    }

    [Fact]
    public void A_member_that_became_required_is_noticed() =>
        Assert.Throws<JsonException>(() => Golden.Parse(new JsonObject { ["id"] = "1" }, typeof(Demanding)));

    [Fact]
    public void A_member_without_a_golden_value_is_noticed() =>
        Assert.Equal([".total", ".parts[].name"], Golden.Missing(typeof(Whole), JsonNode.Parse("""{"id":"1","parts":[{}]}""")));

    [Fact]
    public void A_part_of_a_message_is_no_message() => Assert.Equal([typeof(Whole)], Messages.In([typeof(Whole), typeof(Part)]));

    public sealed record Renamed
    {
        public required string Id { get; init; }

        public int Sum { get; init; }
    }

    public sealed record Demanding
    {
        public required string Id { get; init; }

        public required string Why { get; init; }
    }

    public sealed record Whole
    {
        public required string Id { get; init; }

        public int? Total { get; init; }

        public IReadOnlyList<Part> Parts { get; init; } = [];
    }

    public sealed record Part(string Name);
}
