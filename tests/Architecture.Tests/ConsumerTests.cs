using System.Text.RegularExpressions;
using JadaReferral.Architecture.Tests.Subjects;
using MassTransit;

namespace JadaReferral.Architecture.Tests;

/// <summary>One consumer, one message, one file.</summary>
public sealed partial class ConsumerTests
{
    [Fact]
    public void Every_consumer_is_named_after_its_message()
    {
        Assert.NotEmpty(Consumer.All);
        Assert.Empty(Misnamed(Consumer.All));
    }

    [Fact]
    public void Every_consumer_takes_one_message() =>
        Assert.Empty(Consumer.All.GroupBy(consumer => consumer.Type).Where(taken => taken.Count() > 1).Select(taken => taken.Key.FullName));

    [Fact]
    public void Every_consumer_is_alone_in_a_file_of_its_name()
    {
        var violations =
            from service in Tree.Services
            let files = Tree.SourcesOf(service).ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
            from consumer in Consumer.All
            where consumer.Service == service.Folder
            from violation in FileViolations(consumer.Type.Name, [.. files[consumer.Type.Name].Select(File.ReadAllText)])
            select $"{consumer.Service}: {violation}";

        Assert.Empty(violations);
    }

    [Fact]
    public void A_consumer_of_another_name_is_found() => Assert.Equal(
        ["Planted: Watcher takes String and should be StringConsumer", "Planted: FaultWatcher takes Fault<String> and should be StringFaultConsumer"],
        Misnamed(Consumer.Of("Planted", [typeof(Watcher), typeof(FaultWatcher), typeof(StringConsumer)])));

    [Fact]
    public void A_second_type_in_a_consumers_file_is_found()
    {
        const string Alone = "namespace A;\n\nsealed class BConsumer : IConsumer<B>\n{\n    static partial class Log\n    {\n    }\n}\n";

        Assert.Empty(FileViolations("BConsumer", [Alone]));
        Assert.Single(FileViolations("BConsumer", [Alone + "\nsealed record Helper(int Count);\n"]));
        Assert.Single(FileViolations("BConsumer", []));
    }

    static IEnumerable<string> Misnamed(IEnumerable<Consumer> consumers) =>
        from consumer in consumers
        where consumer.Type.Name != consumer.ExpectedName
        select $"{consumer.Service}: {consumer.Type.Name} takes {(consumer.IsOfFaults ? $"Fault<{consumer.Message.Name}>" : consumer.Message.Name)} and should be {consumer.ExpectedName}";

    static IEnumerable<string> FileViolations(string consumer, IReadOnlyList<string> files)
    {
        if (files.Count != 1)
            return [$"{files.Count} files are named {consumer}.cs"];
        var types = TopLevelType().Matches(files[0]).Select(match => match.Groups["name"].Value).ToList();
        return types is [var only] && only == consumer ? [] : [$"{consumer}.cs holds {string.Join(", ", types)}"];
    }

    // Namespaces are file-scoped, so a type that begins a line is not nested.
    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|unsafe)\s+)*(?:class|record struct|record|struct|interface|enum)\s+(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TopLevelType();

    sealed class Watcher : IConsumer<string>
    {
        public Task Consume(ConsumeContext<string> context) => Task.CompletedTask;
    }

    sealed class FaultWatcher : IConsumer<Fault<string>>
    {
        public Task Consume(ConsumeContext<Fault<string>> context) => Task.CompletedTask;
    }

    sealed class StringConsumer : IConsumer<Batch<string>>
    {
        public Task Consume(ConsumeContext<Batch<string>> context) => Task.CompletedTask;
    }
}
