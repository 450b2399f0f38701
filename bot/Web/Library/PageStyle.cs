using System.Security.Cryptography;
using System.Text;
using ResidentAssistant.Assistant;

namespace ResidentAssistant.Web.Library;

/// <summary>The frame of a public page and its style, which is within it so that it comes with the first answer; the page's policy names its hash.</summary>
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

    private Markup Element { get; }

    /// <summary>For <c>style-src</c>.</summary>
    public string Source { get; }

    /// <param name="title">Of the page; the assistant's name follows it.</param>
    /// <param name="place">Stands beside the assistant's name, e.g. 法律原文.</param>
    /// <param name="head">Scripts, or nothing.</param>
    /// <param name="footer">Below the main part, or nothing.</param>
    public Markup Page(CityOptions city, string title, string place, Markup head, Markup main, Markup footer) => $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <title>{title} · {city.AssistantName}</title>
        <link rel="icon" href="data:,">
        {Element}
        {head}
        </head>
        <body>
        <a class="skip" href="#main">跳到正文</a>
        <header class="top"><a href="/">{city.AssistantName}</a><span>{place}</span></header>
        <main id="main">
        {main}
        </main>
        {footer}
        </body>
        </html>
        """;

    internal static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(PageStyle).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
