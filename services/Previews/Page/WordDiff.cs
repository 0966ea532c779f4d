using System.Text.RegularExpressions;

namespace JadaReferral.Previews.Page;

/// <summary>What became of a run of words.</summary>
enum Change
{
    Kept,
    Removed,
    Added,
}

/// <summary>Compares two texts word by word: the longest common subsequence stays, the rest was removed or added.</summary>
static partial class WordDiff
{
    public static IReadOnlyList<(Change Change, string Words)> Between(string before, string after)
    {
        var (old, now) = (Tokens(before), Tokens(after));
        var common = CommonLengths(old, now);
        var runs = new List<(Change Change, string Words)>();
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                Add(Change.Kept, old[i++]);
                j++;
            }
            else if (j == now.Count || (i < old.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                Add(Change.Removed, old[i++]);
            }
            else
            {
                Add(Change.Added, now[j++]);
            }
        }

        return runs;

        void Add(Change change, string word)
        {
            if (runs.Count > 0 && runs[^1].Change == change)
                runs[^1] = (change, runs[^1].Words + word);
            else
                runs.Add((change, word));
        }
    }

    /// <summary>Length of the longest common subsequence of the two rests from each pair of places. Letters have a few hundred words: a table is quick.</summary>
    static int[,] CommonLengths(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }

    static IReadOnlyList<string> Tokens(string text) => [.. Token().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\s+|\w+|[^\w\s]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
