using JadaReferral.Dashboard.Tasks;

namespace JadaReferral.Dashboard.Pages.TaskPages;

/// <summary>A column of the board.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Statuses">The statuses of its cards; see <see cref="CardStatus"/>.</param>
sealed record BoardColumn(string Title, IReadOnlyList<string> Statuses);

/// <summary>How the board is laid out; every status has one column.</summary>
static class BoardColumns
{
    public static readonly IReadOnlyList<BoardColumn> All =
    [
        new("To do", [CardStatus.Open, CardStatus.Previewing]),
        new("To be approved", [CardStatus.Ready]),
        new("On its way", [CardStatus.Approved, CardStatus.Sending]),
        new("Needs a hand", [CardStatus.Failed, CardStatus.Rejected]),
        new("Done", [CardStatus.Done]),
    ];
}
