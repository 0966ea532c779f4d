using System.Buffers;
using Microsoft.AspNetCore.WebUtilities;

namespace JadaReferral.Redirect.Vendors;

/// <summary>
/// What a visitor's query may add to the destination: the placement, the search term and the two advertising click ids. Values are passed
/// on as they came, still percent-encoded, and only when they consist of harmless characters; anything else is dropped, never an error.
/// </summary>
readonly ref struct VisitorParameters
{
    public const int MaxPlacement = 64;

    /// <summary>Longer values are no click ids.</summary>
    const int MaxValue = 512;

    static readonly SearchValues<char> Harmless =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+%");

    static readonly SearchValues<char> PlacementLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    VisitorParameters(ReadOnlySpan<char> placement, ReadOnlySpan<char> term, ReadOnlySpan<char> google, ReadOnlySpan<char> facebook)
    {
        Placement = placement;
        Term = term;
        GoogleClick = google;
        FacebookClick = facebook;
    }

    public ReadOnlySpan<char> Placement { get; }

    public ReadOnlySpan<char> Term { get; }

    public ReadOnlySpan<char> GoogleClick { get; }

    public ReadOnlySpan<char> FacebookClick { get; }

    public bool IsEmpty => Placement.IsEmpty && Term.IsEmpty && GoogleClick.IsEmpty && FacebookClick.IsEmpty;

    /// <summary>Reads a query string with or without its question mark. Of a name given twice the first counts.</summary>
    public static VisitorParameters Read(string? query)
    {
        if (string.IsNullOrEmpty(query))
            return default;

        ReadOnlySpan<char> placement = default, term = default, google = default, facebook = default;
        foreach (var parameter in new QueryStringEnumerable(query))
        {
            var value = parameter.EncodedValue.Span;
            switch (parameter.EncodedName.Span)
            {
                case "p" when placement.IsEmpty && IsPlacement(value):
                    placement = value;
                    break;
                case "utm_term" when term.IsEmpty && IsHarmless(value):
                    term = value;
                    break;
                case "gclid" when google.IsEmpty && IsHarmless(value):
                    google = value;
                    break;
                case "fbclid" when facebook.IsEmpty && IsHarmless(value):
                    facebook = value;
                    break;
            }
        }

        return new VisitorParameters(placement, term, google, facebook);
    }

    static bool IsPlacement(ReadOnlySpan<char> value) =>
        value.Length is > 0 and <= MaxPlacement && !value.ContainsAnyExcept(PlacementLetters);

    static bool IsHarmless(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > MaxValue || value.ContainsAnyExcept(Harmless))
            return false;
        for (var i = value.IndexOf('%'); i >= 0 && i < value.Length; i++)
        {
            if (value[i] == '%' && (i + 2 >= value.Length || !char.IsAsciiHexDigit(value[i + 1]) || !char.IsAsciiHexDigit(value[i + 2])))
                return false;
        }

        return true;
    }
}
