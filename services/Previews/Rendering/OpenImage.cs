using JadaReferral.Platform.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace JadaReferral.Previews.Rendering;

/// <summary>
/// The invisible image by which a mail tells that it was opened: part of the approved bytes, at our own address, under a token that names card
/// and email to Redirect alone.
/// </summary>
sealed class OpenImage(IOptions<OpenOptions> options)
{
    const string BodyEnd = "</body>";

    readonly OpenOptions _options = options.Value;

    /// <summary><paramref name="html"/> with the image of this card's email at its end.</summary>
    /// <exception cref="TemplateException">Opens can't be counted here.</exception>
    public string AddTo(string html, string cardId, string emailId)
    {
        if (_options.Key is not { } key)
            throw new TemplateException("opens", "The card counts opens, but Opens:Key is not set. Set it, for Previews and Redirect alike, or let the card count none.");

        var image = $"<img src=\"{_options.Base}{new SealedToken(key).Seal($"open {cardId} {emailId}")}\" width=\"1\" height=\"1\" alt=\"\">\n";
        var end = html.LastIndexOf(BodyEnd, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + image : html.Insert(end, image);
    }
}
