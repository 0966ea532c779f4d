using System.Text.RegularExpressions;

namespace JadaReferral.Previews.Rendering;

/// <summary>
/// Reads a Handlebars text before it is compiled and refuses, with line and column, what the compiler reports without a place or not at all:
/// an expression or block that is never closed, a name that does not exist, a missing partial. Templates have
/// <c>{{name}}</c>, <c>{{#if}}</c>, <c>{{#unless}}</c>, <c>{{else}}</c>, <c>{{&gt; partial}}</c> and comments: enough for letters.
/// </summary>
static partial class TemplateCheck
{
    /// <summary>Reads one text to its end.</summary>
    /// <param name="part">What is read, for the message.</param>
    /// <param name="text">The Handlebars text.</param>
    /// <param name="names">Every name that exists.</param>
    /// <param name="partials">Every partial that exists.</param>
    /// <exception cref="TemplateException">The text is broken.</exception>
    public static void Read(string part, string text, IReadOnlySet<string> names, IReadOnlySet<string> partials)
    {
        var open = new Stack<(string Block, int At)>();
        var position = 0;
        while (text.IndexOf("{{", position, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = EndOf(part, text, start);
            var expression = text[start..end].Trim('{', '}', '~').Trim();
            ReadExpression(expression, start);
            position = end;
        }

        if (open.TryPeek(out var unclosed))
            throw At(unclosed.At, $"{{{{#{unclosed.Block}}}}} is never closed. Add {{{{/{unclosed.Block}}}}} where it ends.");

        void ReadExpression(string expression, int at)
        {
            switch (expression)
            {
                case ['!', ..]:
                    break;
                case ['#', ..]:
                    ReadBlock(expression[1..].Trim(), at);
                    break;
                case ['/', ..]:
                    Close(expression[1..].Trim(), at);
                    break;
                case ['>', ..]:
                    var partial = expression[1..].Trim();
                    if (!partials.Contains(partial))
                        throw At(at, $"There is no partial “{partial}”. {Choices("Partials are", partials)}");
                    break;
                case "else":
                    if (open.Count == 0)
                        throw At(at, "{{else}} stands outside of a block. Put it between {{#if}} and {{/if}}.");
                    break;
                default:
                    ReadName(expression, at);
                    break;
            }
        }

        void ReadBlock(string expression, int at)
        {
            if (expression.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is not [("if" or "unless") and var block, var name])
                throw At(at, $"“#{expression}” is no block of ours. Use {{{{#if name}}}} or {{{{#unless name}}}}.");
            ReadName(name, at);
            open.Push((block, at));
        }

        void Close(string block, int at)
        {
            if (!open.TryPop(out var opened))
                throw At(at, $"{{{{/{block}}}}} closes nothing. Remove it, or open the block before it.");
            if (opened.Block != block)
                throw At(at, $"{{{{/{block}}}}} stands where {{{{/{opened.Block}}}}} is expected.");
        }

        void ReadName(string name, int at)
        {
            if (name.Length == 0)
                throw At(at, "The braces are empty. Write a name between them, or remove them.");
            if (!names.Contains(name))
                throw At(at, $"There is no “{name}” to fill in. {Choices("Names are", names)}");
        }

        TemplateException At(int at, string message)
        {
            var (line, column) = Place(text, at);
            return new TemplateException(part, message, line, column);
        }
    }

    static int EndOf(string part, string text, int start)
    {
        var (opening, closing) = text.AsSpan(start) switch
        {
            ['{', '{', '!', '-', '-', ..] => ("{{!--", "--}}"),
            ['{', '{', '{', ..] => ("{{{", "}}}"),
            _ => ("{{", "}}"),
        };
        var end = text.IndexOf(closing, start + opening.Length, StringComparison.Ordinal);
        var next = text.IndexOf("{{", start + opening.Length, StringComparison.Ordinal);
        if (end >= 0 && (next < 0 || end < next || opening == "{{!--"))
            return end + closing.Length;

        var (line, column) = Place(text, start);
        var shown = LineStart().Match(text[start..]).Value;
        throw new TemplateException(part, $"“{shown}” is never closed. Add {closing}.", line, column);
    }

    static (int Line, int Column) Place(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    static string Choices(string lead, IReadOnlySet<string> choices) =>
        choices.Count == 0 ? "" : $"{lead}: {string.Join(", ", choices.Order(StringComparer.Ordinal))}.";

    /// <summary>The first 30 characters at most, within one line.</summary>
    [GeneratedRegex(@"\A[^\r\n]{0,30}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineStart();
}
