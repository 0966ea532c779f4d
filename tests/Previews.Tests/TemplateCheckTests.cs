using JadaReferral.Previews.Rendering;

namespace JadaReferral.Previews.Tests;

public sealed class TemplateCheckTests
{
    static readonly HashSet<string> Names = ["vendor.name", "fields.offer"];
    static readonly HashSet<string> Partials = ["footer"];

    [Theory]
    [InlineData("Hi {{vendor.nam}}", 1, 4, "There is no “vendor.nam” to fill in")]
    [InlineData("one\ntwo {{vendor.name", 2, 5, "is never closed")]
    [InlineData("one\n{{vendor.name\n{{fields.offer}}", 2, 1, "is never closed")]
    [InlineData("{{#if vendor.name}}\n  yes", 1, 1, "{{#if}} is never closed")]
    [InlineData("a\nb\n  {{/if}}", 3, 3, "closes nothing")]
    [InlineData("{{#if vendor.name}}\n{{/unless}}", 2, 1, "where {{/if}} is expected")]
    [InlineData("{{#each vendors}}x{{/each}}", 1, 1, "is no block of ours")]
    [InlineData("x {{> header}}", 1, 3, "There is no partial “header”. Partials are: footer")]
    [InlineData("x {{else}} y", 1, 3, "stands outside of a block")]
    [InlineData("x\n\n{{ }}", 3, 1, "The braces are empty")]
    [InlineData("{{#if nothing}}x{{/if}}", 1, 1, "There is no “nothing”")]
    public void A_broken_template_is_refused_with_line_and_column(string text, int line, int column, string says)
    {
        var refused = Assert.Throws<TemplateException>(() => TemplateCheck.Read("html", text, Names, Partials));

        Assert.Equal(("html", line, column), (refused.Part, refused.Line ?? 0, refused.Column ?? 0));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no braces, one { here }")]
    [InlineData("{{vendor.name}} {{{fields.offer}}} {{~vendor.name~}}")]
    [InlineData("{{#if vendor.name}}a{{else}}b{{/if}}{{#unless fields.offer}}c{{/unless}}")]
    [InlineData("{{! a note }}{{!-- {{vendor.nam}} --}}{{> footer}}")]
    public void A_sound_template_passes(string text) => TemplateCheck.Read("html", text, Names, Partials);
}
