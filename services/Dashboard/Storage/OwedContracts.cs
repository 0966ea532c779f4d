using JadaReferral.Contracts.Emails;
using JadaReferral.Contracts.Vendors;

namespace JadaReferral.Dashboard.Storage;

/// <summary>The messages that may be owed, by the name under which they are stored. A name stays for ever: stored debts carry it.</summary>
static class OwedContracts
{
    static readonly Dictionary<string, Type> Types = new Type[]
    {
        typeof(ApprovalRequested),
        typeof(CancelSend),
        typeof(DraftEdited),
        typeof(EmailApproved),
        typeof(PreviewRollbackRequested),
        typeof(VendorChanged),
    }.ToDictionary(type => type.Name);

    public static string NameOf(Type type) =>
        Types.ContainsKey(type.Name)
            ? type.Name
            : throw new ArgumentException($"{type} is not registered as a message that may be owed.", nameof(type));

    public static Type TypeOf(string name) =>
        Types.TryGetValue(name, out var type)
            ? type
            : throw new InvalidOperationException($"A stored item owes a {name}, which this version does not know.");
}
