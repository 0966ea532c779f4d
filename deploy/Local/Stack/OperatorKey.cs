using System.Security.Cryptography;
using System.Text;

namespace JadaReferral.Local.Stack;

/// <summary>
/// The key with which this machine's own programs ask the Dashboard: made once for a data folder, in the file <c>operator-key</c> that only its
/// owner reads. <c>./jada</c> finds it there; <c>JADA_API_KEY</c>, where it is set, is taken instead.
/// </summary>
/// <param name="Text">The key.</param>
sealed record OperatorKey(string Text)
{
    const int ShortestKey = 32;

    /// <summary>Lets the first admin be created through the link that is printed at start. It follows from the key, so that it stays the same.</summary>
    public string SetupToken => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Text), "first admin"u8))[..32];

    /// <summary>The key in <c>JADA_API_KEY</c>.</summary>
    public static OperatorKey FromEnvironment() =>
        Given() ?? throw new LocalSetupException($"JADA_API_KEY is not set, or shorter than {ShortestKey} characters: without it the Dashboard does not know who asks.");

    public static OperatorKey Of(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "operator-key");
        if (Given() is { } given)
            return given;
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: >= ShortestKey } kept)
            return new(kept);

        var key = new OperatorKey(RandomNumberGenerator.GetHexString(48, lowercase: true));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new StreamWriter(new FileStream(file, options));
        stream.WriteLine(key.Text);
        return key;
    }

    static OperatorKey? Given() =>
        Environment.GetEnvironmentVariable("JADA_API_KEY") is { Length: >= ShortestKey } given ? new(given) : null;
}
