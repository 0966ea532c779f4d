namespace JadaReferral.Dashboard.Pages.OutreachPages;

/// <summary>What two texts have in common and what not, word by word; pure.</summary>
static class TextDiff
{
    // Where both sides changed more words than this, a whole replacement says as much as a mosaic would.
    const int MostWords = 2_000;

    /// <summary>The pieces in reading order; joined, those that are not <see cref="DiffKind.Added"/> give <paramref name="before"/>.</summary>
    public static IReadOnlyList<DiffPiece> Of(string before, string after)
    {
        if (before == after)
            return before.Length == 0 ? [] : [new DiffPiece(DiffKind.Same, before)];
        var (old, now) = (Words(before), Words(after));
        var head = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var most = Math.Min(old.Count, now.Count) - head;
        var tail = Enumerable.Range(1, most).TakeWhile(back => old[^back] == now[^back]).Count();
        return Join(
        [
            .. old[..head].Select(word => new DiffPiece(DiffKind.Same, word)),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old[^tail..].Select(word => new DiffPiece(DiffKind.Same, word)),
        ]);
    }

    static IEnumerable<DiffPiece> Middle(List<string> old, List<string> now) => old.Count > MostWords || now.Count > MostWords
        ? [new DiffPiece(DiffKind.Removed, string.Concat(old)), new DiffPiece(DiffKind.Added, string.Concat(now))]
        : Walk(old, now, CommonLengths(old, now));

    // A word keeps the space after it, so that joining needs no guess.
    static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
            words.Add(text[start..end]);
            start = end;
        }
        return words;
    }

    // lengths[i, j] is the longest common subsequence of what follows word i of the one and word j of the other.
    static int[,] CommonLengths(List<string> old, List<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        return lengths;
    }

    static IEnumerable<DiffPiece> Walk(List<string> old, List<string> now, int[,] lengths)
    {
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                yield return new DiffPiece(DiffKind.Same, old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == now.Count || (i < old.Count && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                yield return new DiffPiece(DiffKind.Removed, old[i++]);
            }
            else
            {
                yield return new DiffPiece(DiffKind.Added, now[j++]);
            }
        }
    }

    static List<DiffPiece> Join(IEnumerable<DiffPiece> pieces)
    {
        var joined = new List<DiffPiece>();
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && joined[^1].Kind == piece.Kind)
                joined[^1] = joined[^1] with { Text = joined[^1].Text + piece.Text };
            else
                joined.Add(piece);
        }
        return joined;
    }
}

/// <summary>A stretch of text.</summary>
public sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>Whether a stretch stayed, came or went.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,
}
