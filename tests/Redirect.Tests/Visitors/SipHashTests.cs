using JadaReferral.Redirect.Visitors;

namespace JadaReferral.Redirect.Tests.Visitors;

public sealed class SipHashTests
{
    /// <summary>From the authors' table of test vectors: key 00 01 … 0f, data 00 01 … of the given length.</summary>
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(2, "8177228da4a45dc7fca38bdef60affe4")]
    public void Gives_the_published_hashes(int length, string expected)
    {
        var hash = new byte[SipHash.HashSize];
        SipHash.Hash([.. Enumerable.Range(0, 16).Select(number => (byte)number)], [.. Enumerable.Range(0, length).Select(number => (byte)number)], hash);
        Assert.Equal(expected, Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void Every_byte_of_key_and_data_counts()
    {
        byte[] key = [.. Enumerable.Range(1, 16).Select(number => (byte)number)];
        byte[] data = [.. Enumerable.Range(1, 27).Select(number => (byte)number)];
        var hashes = new HashSet<string>(StringComparer.Ordinal) { Hash(key, data) };
        for (var i = 0; i < key.Length; i++)
            Assert.True(hashes.Add(Hash(Changed(key, i), data)), $"byte {i} of the key");
        for (var i = 0; i < data.Length; i++)
            Assert.True(hashes.Add(Hash(key, Changed(data, i))), $"byte {i} of the data");

        static byte[] Changed(byte[] bytes, int at) => [.. bytes.Select((value, index) => index == at ? (byte)(value ^ 1) : value)];

        static string Hash(byte[] key, byte[] data)
        {
            var hash = new byte[SipHash.HashSize];
            SipHash.Hash(key, data, hash);
            return Convert.ToHexStringLower(hash);
        }
    }
}
