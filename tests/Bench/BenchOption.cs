using System.CommandLine;
using System.Globalization;

namespace JadaReferral.Bench;

/// <summary>Options of benches.</summary>
static class BenchOption
{
    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(value =>
        {
            if (value.GetValueOrDefault<int>() < least || value.GetValueOrDefault<int>() > most)
                value.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {least} to {most}."));
        });
        return option;
    }
}
