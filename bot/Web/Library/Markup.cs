using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ResidentAssistant.Web.Library;

/// <summary>
/// HTML written as an interpolated string. Every text inserted is encoded, for content and for attributes in double quotes;
/// only other markup goes in as it is. Chinese stays readable: written as entities a page would be twice as long.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html;

    public Markup(int literalLength, int formattedCount) => html = new StringBuilder(literalLength + (formattedCount * 16));

    public static Markup None => $"";

    public static Markup When(bool condition, Func<Markup> markup) => condition ? markup() : None;

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string? text) => html.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => html.Append(number);

    public void AppendFormatted(Markup markup) => html.Append(markup.html);

    public void AppendFormatted(IEnumerable<Markup> all)
    {
        foreach (var markup in all)
            html.Append(markup.html);
    }

    public override string ToString() => html.ToString();
}
