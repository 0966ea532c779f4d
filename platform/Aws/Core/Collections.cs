using Amazon;

namespace JadaReferral.Platform.Aws;

/// <summary>Starting values of collection members, as the SDK's version 4 has it: null, unless <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
static class Collections
{
    public static List<T>? NewList<T>() => AWSConfigs.InitializeCollections ? [] : null;

    public static Dictionary<string, T>? NewMap<T>() => AWSConfigs.InitializeCollections ? new(StringComparer.Ordinal) : null;
}
