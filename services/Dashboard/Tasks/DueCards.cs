using JadaReferral.Dashboard.Totals;

namespace JadaReferral.Dashboard.Tasks;

/// <summary>Which cards are due.</summary>
public sealed class DueCards(BusinessDays days)
{
    /// <summary>Whether <paramref name="card"/> is not finished and its day has come, where the business is.</summary>
    public bool IsDue(TaskCard card) =>
        card.DueDate is { } due && due <= days.Today && card.Status is not (CardStatus.Done or CardStatus.Rejected);
}
