namespace JadaReferral.Dashboard.Security;

/// <summary>What people and keys may do. Each name is also the authorization policy that asks for it.</summary>
public static class Roles
{
    /// <summary>Sees everything but people. Every role includes it.</summary>
    public const string Viewer = "viewer";

    /// <summary>Changes vendors, emails, templates and cards.</summary>
    public const string Editor = "editor";

    /// <summary>Decides what is sent.</summary>
    public const string Approver = "approver";

    /// <summary>All of it, and people, keys and operations.</summary>
    public const string Admin = "admin";

    /// <summary>All of them, from least to most.</summary>
    public static readonly IReadOnlyList<string> All = [Viewer, Editor, Approver, Admin];

    /// <summary>The roles of which one is enough where <paramref name="needed"/> is asked for.</summary>
    public static IReadOnlyList<string> Satisfying(string needed) => needed == Viewer ? All : [needed, Admin];
}
