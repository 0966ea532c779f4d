using FsCheck;
using FsCheck.Fluent;
using JadaReferral.Previews.Page;

namespace JadaReferral.Previews.Tests;

public sealed class WordDiffTests
{
    [Fact]
    public void Only_the_words_that_changed_are_marked() =>
        Assert.Equal(
            [(Change.Kept, "We write in "), (Change.Removed, "two"), (Change.Added, "three"), (Change.Kept, " weeks.")],
            WordDiff.Between("We write in two weeks.", "We write in three weeks."));

    [Fact]
    public void Equal_texts_have_no_marks() =>
        Assert.Equal([(Change.Kept, "The same.")], WordDiff.Between("The same.", "The same."));

    [Fact]
    public void What_is_kept_and_removed_is_the_old_text_and_what_is_kept_and_added_the_new()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(NonNull<string>, NonNull<string>)>(), texts =>
        {
            var (before, after) = (texts.Item1.Get, texts.Item2.Get);
            var runs = WordDiff.Between(before, after);
            return string.Concat(runs.Where(run => run.Change != Change.Added).Select(run => run.Words)) == before
                && string.Concat(runs.Where(run => run.Change != Change.Removed).Select(run => run.Words)) == after;
        }).QuickCheckThrowOnFailure();
    }
}
