using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>A calculator (法律计算器) as the list and the legal answers see it.</summary>
public interface ICalculator
{
    /// <summary>Name of the form and argument of <c>calc.open</c>.</summary>
    string Name { get; }

    /// <summary>What the resident calls it, e.g. 诉讼费.</summary>
    string Title { get; }

    /// <summary>What residents write to open it, compared as a whole.</summary>
    IReadOnlyList<string> AskedAs { get; }

    /// <summary>Names of what it computes, e.g. 经济补偿金: 帮我算算 and one of them opens it.</summary>
    IReadOnlyList<string> Computes { get; }

    /// <summary>All it may rest on: an answer that cites one of them offers this calculator.</summary>
    IReadOnlyList<Source> Sources { get; }

    Form Form { get; }

    /// <summary>Whether a part of a sentence asks for this figure in words of its own.</summary>
    bool IsAskedIn(string clause);

    /// <summary>Opens the form, unless the law it computes with is missing or has changed since: no figure without its ground.</summary>
    /// <param name="said">Words in which some of the answers may stand already; empty when there are none.</param>
    Task BeginAsync(Turn turn, string said);

    /// <summary>Asks one thing again, after the figure was given.</summary>
    /// <param name="slot">Name of its question; hostile input like the next.</param>
    /// <param name="stored">The draft as JSON.</param>
    Task ChangeAsync(Turn turn, string slot, string stored);

    /// <summary>"不对，工资是9000" after the figure was given.</summary>
    /// <returns>False when that changes nothing, or might change two things.</returns>
    Task<bool> CorrectAsync(Turn turn, string stored, string text);
}
