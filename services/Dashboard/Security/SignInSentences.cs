namespace JadaReferral.Dashboard.Security;

/// <summary>What the sign-in pages say for a problem's code; they get the code in the address, never a text that someone else could have written.</summary>
static class SignInSentences
{
    public static string? For(string? code) => code switch
    {
        null or "" => null,
        "wrong-password" => "Name or password is wrong.",
        "locked" => "Too many wrong passwords. Wait a quarter of an hour, or ask an admin to set a new password.",
        "setup-over" => "This link was used or has expired. Restart the dashboard for another one, or sign in.",
        "bad-name" => "A name is 1 to 40 characters of a-z, 0-9, ., - and _.",
        "bad-password" => "A password has 12 to 200 characters, does not hold the name, and is not a few characters over and over.",
        "person-exists" => "There is someone of that name already.",
        _ => "That did not work. Try again.",
    };
}
