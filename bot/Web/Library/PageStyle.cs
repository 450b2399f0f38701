using System.Security.Cryptography;
using System.Text;

namespace ResidentAssistant.Web.Library;

/// <summary>The style of a page, within it so that it comes with the first answer; the page's policy names its hash.</summary>
internal sealed class PageStyle
{
    /// <param name="resources">Embedded style sheets, in this order.</param>
    public PageStyle(params string[] resources)
    {
        var css = string.Concat(resources.Select(Read));
        Element = new Markup(css.Length, 0);
        Element.AppendLiteral($"<style>{css}</style>");
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'";
    }

    public Markup Element { get; }

    /// <summary>For <c>style-src</c>.</summary>
    public string Source { get; }

    internal static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(PageStyle).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
