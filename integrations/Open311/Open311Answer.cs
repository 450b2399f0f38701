using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.Open311;

/// <summary>An answer in the format that the address asks for.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Root">Name of the root in XML; JSON has none.</param>
/// <param name="Value">An <see cref="Element"/> or a <see cref="Repeated"/>.</param>
internal sealed record Open311Answer(int Status, string Root, object Value)
{
    // As it is: this is never put into a page.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly XmlWriterSettings XmlSettings = new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    public static Open311Answer Of(string root, Element value) => new(StatusCodes.Status200OK, root, value);

    public static Open311Answer Of(string root, string item, IEnumerable<Element> items) => new(StatusCodes.Status200OK, root, new Repeated(item, [.. items]));

    /// <summary>One sentence each, which is shown to the user.</summary>
    public static Open311Answer Refused(int status, params IEnumerable<string> why) => new(
        status, "errors", new Repeated("error", [.. why.Select(one => new Element(("code", $"{status}"), ("description", one)))]));

    public IResult As(Open311Format format)
    {
        using var bytes = new MemoryStream();
        if (format == Open311Format.Json)
        {
            using var json = new Utf8JsonWriter(bytes, JsonOptions);
            Write(json, Value);
        }
        else
        {
            using var xml = XmlWriter.Create(bytes, XmlSettings);
            xml.WriteStartElement(Root);
            Write(xml, Value);
            xml.WriteEndElement();
        }

        return new Written(Status, format == Open311Format.Json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8", bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case Element(var parts):
                json.WriteStartObject();
                foreach (var (name, part) in parts)
                {
                    json.WritePropertyName(name);
                    Write(json, part);
                }

                json.WriteEndObject();
                break;
            case Repeated(_, var items):
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case null:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    private static void Write(XmlWriter xml, object? value)
    {
        switch (value)
        {
            case Element(var parts):
                foreach (var (name, part) in parts)
                    Write(xml, name, part);
                break;
            case Repeated(var name, var items):
                foreach (var item in items)
                    Write(xml, name, item);
                break;
            case not null:
                xml.WriteString(Text(value));
                break;
        }
    }

    private static void Write(XmlWriter xml, string name, object? value)
    {
        xml.WriteStartElement(name);
        Write(xml, value);
        xml.WriteEndElement();
    }

    private static string Text(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        DateTimeOffset at => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private sealed class Written(int status, string type, byte[] body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = type;
            httpContext.Response.ContentLength = body.Length;
            return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}
