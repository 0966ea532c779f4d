using System.Security.Cryptography;
using System.Text;
using JadaReferral.Contracts.Clicks;
using JadaReferral.Contracts.ReadModels;

namespace JadaReferral.Clicks.Import;

/// <summary>A line of a file of past clicks: <paramref name="ClickCount"/> clicks of one vendor at one time.</summary>
sealed record ImportedLine(string Vendor, DateTimeOffset Time, int ClickCount)
{
    /// <summary>
    /// The rows it stands for. Their ids come from what the line says, so that importing it again, from this file or another, stores nothing new;
    /// a line that now counts more adds only what it counts more.
    /// </summary>
    public IEnumerable<Click> Rows()
    {
        for (var ordinal = 0; ordinal < ClickCount; ordinal++)
        {
            var id = IdOf(ordinal);
            yield return new()
            {
                VendorName = Vendor,
                Timestamp = ClickKey.Of(Time, id),
                ClickId = id,
                Audience = Audiences.Guest,
            };
        }
    }

    Guid IdOf(int ordinal)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"jada-import\n{Vendor}\n{ClickKey.Bound(Time)}\n{ordinal}"));
        return new(digest.AsSpan(0, 16), bigEndian: true);
    }
}
