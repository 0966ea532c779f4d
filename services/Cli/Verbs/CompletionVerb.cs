using System.CommandLine;

namespace JadaReferral.Cli.Verbs;

/// <summary>Prints what a shell needs to complete verbs and options; the answers come from the <c>[suggest]</c> directive of this program.</summary>
static class CompletionVerb
{
    public static Command Make(Terminal terminal)
    {
        var shell = new Argument<string>("shell") { Description = "bash or zsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh");
        return new Verb("completion", "Print the completion script of a shell", "source <(./jada completion bash)", "source <(./jada completion zsh)").With(shell).Does((parsed, _) =>
        {
            terminal.Out.WriteLine(parsed.GetRequiredValue(shell) == "zsh" ? Zsh : Bash);
            return Task.FromResult(ExitCodes.Done);
        });
    }

    const string Bash =
        """
        _jada() {
          local rest=${COMP_LINE#* } found
          found=$("${COMP_WORDS[0]}" "[suggest:$((COMP_POINT - ${#COMP_LINE} + ${#rest}))]" "$rest" 2>/dev/null)
          COMPREPLY=($(compgen -W "$found" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -F _jada jada ./jada
        """;

    const string Zsh =
        """
        _jada() {
          local rest=${BUFFER#* }
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:$((CURSOR - ${#BUFFER} + ${#rest}))]" "$rest" 2>/dev/null)}")
          compadd -a found
        }
        compdef _jada jada ./jada
        """;
}
