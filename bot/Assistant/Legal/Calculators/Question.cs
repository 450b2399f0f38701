using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>Questions for a choice, an amount, a day, a length of time.</summary>
internal static class Question<TDraft>
{
    private delegate SlotResult Reader(TDraft draft, SlotInput heard, DateOnly today);

    private const string None = AmountQuestion.NonePicked;
    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '！', '!', '？', '?', '\n', ' '];
    private static readonly HashSet<string> NoneWords = new(StringComparer.Ordinal) { "没有", "无", "没", "0", "零", "不知道", "不清楚", "没有加班" };

    public static Fact<TDraft> OneOf<TValue>(
        string name, string called, string text, IReadOnlyList<Option<TValue>> options, Func<TDraft, TValue?> get, Action<TDraft, TValue?> set, Func<TDraft,
            bool>? applies = null)
        where TValue : struct, Enum => new(
        called,
        Make(
            name,
            new Prompt(text, [.. options.Select(option => new Choice(option.Label, $"={option.Value}"))]),
            draft => get(draft) is not null,
            (draft, heard, _) =>
            {
                if (Find(options, heard) is not { } found)
                    return new SlotResult.Unclear();
                set(draft, found.Value);
                return new SlotResult.Filled();
            },
            draft => set(draft, null),
            applies,
            mayBeNone: true),
        draft => options.FirstOrDefault(option => option.Value.Equals(get(draft)))?.Label);

    public static Fact<TDraft> YesOrNo(
        string name, string called, string text, Option<YesNo> yes, Option<YesNo> no, Func<TDraft, YesNo?> get, Action<TDraft, YesNo?> set, Func<TDraft,
            bool>? applies = null) =>
        OneOf(name, called, text, [yes, no], get, set, applies);

    /// <summary>What somebody earns or a place pays: a sentence that tells a matter is no answer.</summary>
    /// <param name="none">Label of the answer that there is none, or that it is not known: an amount of 0.</param>
    /// <param name="about">Words beside an amount that speaks of this; without any of them an amount said unasked is not taken for it. Null: an
    /// amount alone is.</param>
    public static Fact<TDraft> Income(
        string name, string called, string text, Func<TDraft, Amount?> get, Action<TDraft, Amount?> set, Func<TDraft, bool>? applies = null,
            string? none = null, string[]? about = null) =>
        Amount(new AmountQuestion(name, called, text, none, said => PlainAmount.IsOne(said, about ?? []), about), get, set, applies);

    /// <summary>What a matter is about: it may be told in a sentence.</summary>
    /// <param name="none">See <see cref="Income"/>.</param>
    public static Fact<TDraft> Money(
        string name, string called, string text, Func<TDraft, Amount?> get, Action<TDraft, Amount?> set, Func<TDraft, bool>? applies = null,
            string? none = null) =>
        Amount(new AmountQuestion(name, called, text, none, _ => true, null), get, set, applies);

    /// <param name="days">A number without a unit counts days of eight hours, not hours.</param>
    /// <param name="about">A correction must name one of these words; several questions take a number.</param>
    public static Fact<TDraft> Hours(string name, string called, string text, bool days, string[] about, Func<TDraft, decimal?> get, Action<TDraft,
        decimal?> set) => new(
        called,
        Make(
            name,
            new Prompt(text),
            draft => get(draft) is not null,
            (draft, heard, _) =>
            {
                var hours = NoneWords.Contains(Repair.Plain(heard.Text)) ? 0 : SpanRecognizer.Hours(heard.Text, days);
                if (hours is null)
                    return new SlotResult.Unclear();
                if (hours > CalculatorTexts.MostHours)
                    return new SlotResult.Refused(CalculatorTexts.TooManyHours);
                set(draft, hours);
                return new SlotResult.Filled();
            },
            draft => set(draft, null),
            mayBeNone: true,
            about: about),
        draft => get(draft) is { } hours ? days ? $"{CalculatorTexts.Number(hours / Overtime.HoursOfDay)}天" : $"{CalculatorTexts.Number(hours)}小时" : null);

    /// <param name="future">A day still to come is an answer.</param>
    /// <param name="sameAs">The day meant by 同一天, which is then offered.</param>
    public static Fact<TDraft> Day(
        string name, string called, string text, Func<TDraft, SaidDay?> get, Action<TDraft, SaidDay?> set, Func<TDraft, bool>? applies = null,
            bool future = false, Func<TDraft, SaidDay?>? sameAs = null) => new(
        called,
        Make(
            name,
            new Prompt(text, sameAs is null ? [] : [new Choice(CalculatorTexts.SameDay, "=same")]),
            draft => get(draft) is not null,
            (draft, heard, today) =>
            {
                var same = sameAs is not null && (heard.Picked is not null || Repair.Plain(heard.Text) == CalculatorTexts.SameDay);
                switch (same ? sameAs!(draft) : DayRecognizer.Read(heard.Text, today))
                {
                    case null:
                        return new SlotResult.Unclear();
                    case { Precision: Precision.Year }:
                        return new SlotResult.Refused(CalculatorTexts.WhichMonth);
                    case { } day when day.Day > today && !future:
                        return new SlotResult.Refused(CalculatorTexts.NotYet);
                    case { } day:
                        set(draft, day);
                        return new SlotResult.Filled();
                }
            },
            draft => set(draft, null),
            applies),
        draft => get(draft) is { } day ? day.Precision == Precision.Month ? $"{day.Day.Year}年{day.Day.Month}月" : CalculatorTexts.Plain(day.Day) : null);

    public static Fact<TDraft> Span(string name, string called, string text, Func<TDraft, SaidSpan?> get, Action<TDraft, SaidSpan?> set) => new(
        called,
        Make(
            name,
            new Prompt(text),
            draft => get(draft) is not null,
            (draft, heard, today) =>
            {
                if (SpanRecognizer.Read(heard.Text, today) is not { } span)
                    return new SlotResult.Unclear();
                if (span.From > today)
                    return new SlotResult.Refused(CalculatorTexts.NotYet);
                set(draft, span);
                return new SlotResult.Filled();
            },
            draft => set(draft, null),
            about: ["到", "至", "入职", "进厂", "进公司", "进单位", "干了", "做了", "上班", "工作", "年", "个月"]),
        draft => get(draft) is { } span ? $"{(span.Exact ? "" : "约 ")}{CalculatorTexts.Plain(span.From)}到{CalculatorTexts.Plain(span.To)}" : null);

    private static Fact<TDraft> Amount(AmountQuestion question, Func<TDraft, Amount?> get, Action<TDraft, Amount?> set, Func<TDraft, bool>? applies) => new(
        question.Called,
        Make(
            question.Name,
            new Prompt(question.Text, question.None is null ? [] : [new Choice(question.None, $"={None}")]),
            draft => get(draft) is not null,
            (draft, heard, _) =>
            {
                var read = question.Read(heard);
                if (read.Amount is { } amount)
                    set(draft, amount);
                return read.Reading;
            },
            draft => set(draft, null),
            applies,
            mayBeNone: question.None is not null,
            about: question.About),
        draft => get(draft) switch
        {
            null => null,
            { Yuan: 0 } => question.None,
            { } amount => CalculatorTexts.Yuan(amount.Yuan, amount.Vague),
        });

    private static Slot<TDraft> Make(
        string name, Prompt prompt, Func<TDraft, bool> isFilled, Reader read, Action<TDraft> clear, Func<TDraft, bool>? applies = null, bool mayBeNone = false,
            string[]? about = null) => new()
            {
                Name = name,
                IsFilled = isFilled,
                Applies = applies ?? (_ => true),
                MayBeNone = mayBeNone,
                Ask = (_, _) => Task.FromResult(prompt),
                Read = (turn, draft, heard) => Task.FromResult(read(draft, heard, CityTime.Today(turn.Now))),
                Notice = (turn, draft, text) => Task.FromResult(Clauses(text).Any(clause =>
                    (about is null || about.Any(word => clause.Contains(word, StringComparison.Ordinal)))
                    && read(draft, new SlotInput(clause, null), CityTime.Today(turn.Now)) is SlotResult.Filled)),
                Clear = clear,
            };

    /// <summary>The whole, and where that says nothing each of its parts.</summary>
    private static IEnumerable<string> Clauses(string text) =>
        text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend(text).Distinct(StringComparer.Ordinal);

    /// <summary>The option that was tapped, or the one whose longest word stands in the answer (没催过 is more than 催过); null when none does, or two.</summary>
    private static Option<TValue>? Find<TValue>(IReadOnlyList<Option<TValue>> options, SlotInput heard)
        where TValue : struct, Enum
    {
        if (heard.Picked is not null)
            return options.FirstOrDefault(option => option.Value.ToString() == heard.Picked);
        var said = Repair.Plain(heard.Text);
        var meant = options
            .Select(option =>
                (Option: option, Length: option.AlsoSaid.Append(Repair.Plain(option.Label)).Where(word => said.Contains(word, StringComparison.Ordinal))
                    .Select(word => word.Length).DefaultIfEmpty().Max()))
            .ToList();
        var longest = meant.Max(m => m.Length);
        return longest > 0 && meant.Where(m => m.Length == longest).ToList() is [var (only, _)] ? only : null;
    }
}
