namespace JadaReferral.Architecture.Tests;

/// <summary>Every message has a maker and a consumer, or a stated reason, and the page about them is true.</summary>
public sealed class MessageMapTests
{
    [Fact]
    public void The_message_map_says_what_the_code_does()
    {
        var page = MessageMap.Read(File.ReadAllText(MessageMap.Page));
        Assert.NotEmpty(MessageMap.InCode);

        var violations = Violations(MessageMap.InCode, page).ToList();

        Assert.True(violations.Count == 0, $"{string.Join('\n', violations)}\n\nThe table should be:\n\n{MessageMap.Table(MessageMap.InCode, page)}");
    }

    [Fact]
    public void A_page_that_is_not_true_is_found()
    {
        const string Page = """
            | message | made by | consumed by | what for |
            |---|---|---|---|
            | `Kept` | A | B, C (answer) | fine |
            | `Moved` | A | B | out of date |
            | `Lost` | A | — | |
            | `Gone` | A | B | no such message |
            """;
        MessageRow[] code = [new("Kept", "A", "B, C (answer)", ""), new("Moved", "A", "C", ""), new("Lost", "A", MessageMap.Nobody, ""), new("New", "A", "B", "")];

        Assert.Equal(
            [
                "Gone is no message",
                "New is missing",
                "Moved: the page says A to B, the code A to C",
                "Lost is consumed by nobody and the page gives no reason",
            ],
            Violations(code, MessageMap.Read(Page)));
    }

    static IEnumerable<string> Violations(IReadOnlyList<MessageRow> code, IReadOnlyList<MessageRow> page)
    {
        foreach (var row in page.ExceptBy(code.Select(known => known.Message), row => row.Message, StringComparer.Ordinal))
            yield return $"{row.Message} is no message";
        foreach (var row in code.ExceptBy(page.Select(known => known.Message), row => row.Message, StringComparer.Ordinal))
            yield return $"{row.Message} is missing";
        foreach (var (real, said) in code.Join(page, row => row.Message, row => row.Message, (real, said) => (real, said), StringComparer.Ordinal))
        {
            if ((real.MadeBy, real.ConsumedBy) != (said.MadeBy, said.ConsumedBy))
                yield return $"{real.Message}: the page says {said.MadeBy} to {said.ConsumedBy}, the code {real.MadeBy} to {real.ConsumedBy}";
            else if ((real.ConsumedBy == MessageMap.Nobody || real.MadeBy == MessageMap.Nobody) && said.Note.Length == 0)
                yield return $"{real.Message} is {(real.MadeBy == MessageMap.Nobody ? "made" : "consumed")} by nobody and the page gives no reason";
        }
    }
}
