using System.Globalization;
using System.Text;

namespace JadaReferral.Bench.Clicks;

/// <summary>The outcome of <c>prove clicks</c>.</summary>
sealed record ClicksProofReport
{
    public required string Durability { get; init; }

    /// <summary>Redirects that reached their guest as a whole.</summary>
    public required int Answered { get; init; }

    /// <summary>Requests whose answer was cut off by a kill: these clicks may be stored or not.</summary>
    public required int CutOff { get; init; }

    public required int Connections { get; init; }

    public required int RedirectKills { get; init; }

    public required double OutageSeconds { get; init; }

    /// <summary>Rows in the table of clicks.</summary>
    public required int Stored { get; init; }

    /// <summary>Sum of the vendors' totals.</summary>
    public required long Counted { get; init; }

    /// <summary>Answered clicks that are not stored.</summary>
    public required int LostBeforeStored { get; init; }

    /// <summary>Rows beyond the first of a click id.</summary>
    public required int StoredTwice { get; init; }

    /// <summary>Stored clicks whose redirect was cut off.</summary>
    public required int StoredThoughCutOff { get; init; }

    /// <summary>Answers that were no redirect.</summary>
    public required int Failed { get; init; }

    public required double SecondsToSettle { get; init; }

    public long Lost => LostBeforeStored + Math.Max(0, Stored - Counted);

    public long Duplicates => StoredTwice + Math.Max(0, Counted - Stored);

    /// <summary>Every answered click once; beyond them, a kill can add no more than the request that each connection was waiting for.</summary>
    public bool Holds =>
        Lost == 0 && Duplicates == 0 && Failed == 0 && StoredThoughCutOff <= Math.Min(CutOff, Connections * RedirectKills);

    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"durability {Durability}; Redirect killed {RedirectKills} times, Clicks and Aggregates twice each, SQS and SNS away for {OutageSeconds:0} s");
        text.AppendLine(CultureInfo.InvariantCulture, $"answered    {Answered,8}");
        text.AppendLine(CultureInfo.InvariantCulture, $"stored      {Stored,8}   of them {StoredThoughCutOff} whose answer was cut off by a kill ({CutOff} were cut off, {Connections} connections)");
        text.AppendLine(CultureInfo.InvariantCulture, $"counted     {Counted,8}   {SecondsToSettle:0.0} s after the last click");
        text.AppendLine(CultureInfo.InvariantCulture, $"duplicates  {Duplicates,8}");
        text.AppendLine(CultureInfo.InvariantCulture, $"lost        {Lost,8}");
        if (Failed > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"{Failed} answers were no redirect");
        text.Append(Holds ? "✓ answered means recorded, stored and counted once" : "✗ the claim does not hold");
        return text.ToString();
    }
}
