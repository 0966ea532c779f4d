using System.Reflection;
using System.Text;
using JadaReferral.SqsTransport.Tests.Support;

namespace JadaReferral.SqsTransport.Tests.Behaviours;

/// <summary>Every behaviour is tried on both transports, or says why it is on one.</summary>
public sealed class Parity
{
    static readonly List<MethodInfo> Behaviours =
    [
        .. typeof(Parity).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Parity).Namespace && type.Name.StartsWith("When_", StringComparison.Ordinal))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any())),
    ];

    [Fact]
    public void A_behaviour_of_one_transport_says_why()
    {
        Assert.NotEmpty(Behaviours);
        Assert.Empty(Behaviours.Where(behaviour => IsOnBoth(behaviour) == IsOnSqsOnly(behaviour)).Select(behaviour => $"{behaviour.DeclaringType!.Name}.{behaviour.Name}"));
    }

    [Fact]
    public void The_list_of_them_is_up_to_date()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");

        Assert.Contains(Table(), readme, StringComparison.Ordinal);
    }

    static bool IsOnBoth(MethodInfo behaviour) => behaviour.GetParameters().Any(parameter => parameter.ParameterType == typeof(Transport));

    static bool IsOnSqsOnly(MethodInfo behaviour) => behaviour.GetCustomAttribute<SqsOnlyAttribute>() is not null;

    static string Table()
    {
        var table = new StringBuilder();
        foreach (var reason in Behaviours.Where(IsOnSqsOnly).GroupBy(behaviour => behaviour.GetCustomAttribute<SqsOnlyAttribute>()!.Why).OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"**{reason.Key}**\n\n");
            foreach (var behaviour in reason)
                table.Append(System.Globalization.CultureInfo.InvariantCulture, $"- {Words(behaviour.DeclaringType!.Name)}: {Words(behaviour.Name)}\n");
            table.Append('\n');
        }

        return table.ToString();

        static string Words(string name) => name.Replace('_', ' ');
    }
}
