using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using FsCheck;
using FsCheck.Fluent;
using JadaReferral.Platform.Dynamo;

namespace JadaReferral.Platform.Tests.Dynamo;

public sealed class DynamoItemTests
{
    [Fact]
    public void A_record_comes_back_as_it_was()
    {
        var back = DynamoItem.To<Sample>(DynamoItem.From(Sample.Full));

        Assert.Equivalent(Sample.Full, back, strict: true);
    }

    [Fact]
    public void A_record_with_nothing_but_what_it_must_have_comes_back_as_it_was()
    {
        var least = new Sample { Id = "", CreatedAt = DateTimeOffset.MinValue };

        Assert.Equivalent(least, DynamoItem.To<Sample>(DynamoItem.From(least)), strict: true);
    }

    [Fact]
    public void Names_are_snake_case_and_types_are_DynamoDBs()
    {
        var item = DynamoItem.From(Sample.Full);

        Assert.Equal("solare", item["id"].S);
        Assert.Equal("2026-11-22T17:04:05.1234567Z", item["created_at"].S);
        Assert.Equal("5f0d3c1e-7a52-4c0b-9d39-1f6f6f0a2b11", item["approval_id"].S);
        Assert.Equal("9007199254740993", item["click_count"].N);
        Assert.Equal("12.30", item["price"].N);
        Assert.True(item["is_active"].BOOL);
        Assert.Equal(["a", ""], item["names"].L.Select(name => name.S));
        Assert.Equal("3", item["by_placement"].M["table-12"].N);
        Assert.Equal("card", item["latest"].M["kind_of_part"].S);
        Assert.Equal("2", item["history"].L[1].M["number"].N);
    }

    [Fact]
    public void Keys_of_dictionaries_are_kept_as_they_are() => Assert.Contains("Window Seat", DynamoItem.From(Sample.Full)["by_placement"].M.Keys);

    [Fact]
    public void Null_is_an_absent_attribute()
    {
        var item = DynamoItem.From(Sample.Full with { Note = null, Latest = null, EndedAt = null });

        Assert.DoesNotContain("note", item.Keys);
        Assert.DoesNotContain("latest", item.Keys);
        Assert.DoesNotContain("ended_at", item.Keys);
    }

    [Fact]
    public void Times_of_any_offset_are_stored_in_UTC_and_sort_as_text()
    {
        var times = new[]
        {
            new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(-8)),
            new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.FromHours(2)),
            new DateTimeOffset(2026, 11, 22, 16, 59, 59, TimeSpan.Zero).AddTicks(9_999_999),
        };

        Assert.Equal(
            times.OrderBy(time => time).Select(time => time.UtcDateTime),
            times.Select(DynamoItem.Time).Order(StringComparer.Ordinal).Select(text => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)));
    }

    [Fact]
    public void Attributes_that_the_record_does_not_have_are_passed_over()
    {
        var item = DynamoItem.From(Sample.Full);
        item["added_later"] = new AttributeValue { M = new() { ["a"] = new AttributeValue { NULL = true } } };

        Assert.Equal("solare", DynamoItem.To<Sample>(item).Id);
    }

    [Fact]
    public void A_missing_required_attribute_is_named()
    {
        var item = DynamoItem.From(Sample.Full);
        item.Remove("created_at");

        Assert.Contains("created_at", Assert.Throws<JsonException>(() => DynamoItem.To<Sample>(item)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_of_another_type_is_named()
    {
        var item = DynamoItem.From(Sample.Full);
        item["click_count"] = new AttributeValue { S = "many" };

        Assert.Contains("click_count", Assert.Throws<JsonException>(() => DynamoItem.To<Sample>(item)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_string_set_is_read_as_a_list() =>
        Assert.Equal(["a", "b"], DynamoItem.To<Sample>(new Dictionary<string, AttributeValue>(DynamoItem.From(Sample.Full)) { ["names"] = new() { SS = ["a", "b"] } }).Names);

    [Fact]
    public void A_single_value_is_written_as_within_an_item()
    {
        Assert.Equal("7", DynamoItem.Attribute(7L).N);
        Assert.Equal("2026-11-22T17:04:05.1234567Z", DynamoItem.Attribute(Sample.Full.CreatedAt).S);
        Assert.Equal("1", DynamoItem.Attribute(new Part("card", 1)).M["number"].N);
        Assert.True(DynamoItem.Attribute<string?>(null).NULL);
    }

    [Fact]
    public void Whatever_the_texts_and_times_are_they_come_back() => Prop.ForAll<NonNull<string>, DateTimeOffset>((text, time) =>
    {
        if (IsWellFormed(text.Get))
        {
            var sample = new Sample { Id = text.Get, CreatedAt = time, Note = text.Get, Names = [text.Get] };
            Assert.Equivalent(sample, DynamoItem.To<Sample>(DynamoItem.From(sample)), strict: true);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_numbers_are_they_come_back() => Prop.ForAll<long, NormalFloat, decimal>((count, share, price) =>
    {
        var sample = Sample.Full with { ClickCount = count, Share = share.Get, Price = price };
        Assert.Equivalent(sample, DynamoItem.To<Sample>(DynamoItem.From(sample)), strict: true);
    }).QuickCheckThrowOnFailure();

    // Half a surrogate pair is no text: neither JSON nor DynamoDB can carry it.
    static bool IsWellFormed(string text) => text.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength) == text.Length && !text.Contains('\uFFFD', StringComparison.Ordinal);
}
