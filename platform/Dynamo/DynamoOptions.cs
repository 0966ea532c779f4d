using System.ComponentModel.DataAnnotations;

namespace JadaReferral.Platform.Dynamo;

/// <summary>Section <c>Dynamo</c>: which tables a service works on.</summary>
public sealed class DynamoOptions
{
    /// <summary>Goes before every table name, so that two installations, or tests, share an account or an emulator. Default: nothing.</summary>
    [RegularExpression("^[A-Za-z0-9_.-]{0,100}$")]
    public string TablePrefix { get; set; } = "";

    /// <summary>The full name of <paramref name="table"/>.</summary>
    public string Table(string table) => TablePrefix + table;
}
