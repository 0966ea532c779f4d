using System.Text;

namespace JadaReferral.Clicks.Import;

/// <summary>A line of CSV (RFC 4180) whose values hold no line breaks.</summary>
static class CsvLine
{
    /// <summary>The values; quotes around a value are taken off and doubled ones within it made single.</summary>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        var justClosed = false;
        foreach (var c in line)
        {
            var reopens = c == '"' && justClosed;
            justClosed = c == '"' && quoted;
            if (c == '"' && (quoted || value.Length == 0 || reopens))
            {
                quoted = !quoted;
                if (reopens)
                    value.Append(c);
            }
            else if (c == ',' && !quoted)
            {
                Take();
            }
            else
            {
                value.Append(c);
            }
        }

        if (quoted)
            throw new FormatException("A quote is not closed.");
        Take();
        return values;

        void Take()
        {
            values.Add(value.ToString());
            value.Clear();
        }
    }
}
