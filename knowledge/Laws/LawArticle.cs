namespace ResidentAssistant.Knowledge;

/// <summary>An article (条) of a law.</summary>
/// <param name="Number">
/// 第一千零四十二条 or 第一百二十条之一. In a decree without articles its numbered items are cited the same way (一、 and 1. are
/// 第一条); a decree without items is one article 全文; words before the first article are 序言 or 引言.
/// </param>
/// <param name="Headings">From the outside in: 合同编 > 第一分编 通则 > 第二章 合同的订立. Empty when there are none.</param>
/// <param name="Text">Without the number; paragraphs separated by a line feed.</param>
/// <param name="Order">Position in the law, from 0.</param>
public sealed record LawArticle(string Number, string Headings, string Text, int Order)
{
    internal const string Whole = "全文";
    internal const string Preamble = "序言";
    internal const string Opening = "引言";
}
