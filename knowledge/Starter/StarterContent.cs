using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ResidentAssistant.Knowledge;

/// <summary>Reads answered questions kept as Markdown files with YAML front matter.</summary>
public static class StarterContent
{
    private static readonly HashSet<string> Keys =
        ["id", "topic", "question", "asked-as", "citations", "steps", "reviewed", "revision", .. AnswerFacets.All.Select(facet => facet.Key)];

    /// <summary>The parser's own words are English and about tokens.</summary>
    private const string NoYaml = "从这里起格式读不懂，多半是引号或方括号没有配对、冒号后面少了空格，或者缩进不齐";

    /// <summary>
    /// Every <c>*.md</c> below the folder in the order of their paths; names that begin with _ and README.md are skipped.
    /// An empty list when the folder is missing.
    /// </summary>
    /// <exception cref="FormatException">A file is malformed or an id occurs twice; the message begins with file and line.</exception>
    public static IReadOnlyList<StarterEntry> Read(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var entries = new Dictionary<string, StarterEntry>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(path) is var name && (name[0] == '_' || name.Equals("README.md", StringComparison.OrdinalIgnoreCase)))
                continue;
            var entry = ReadFile(path);
            if (!entries.TryAdd(entry.Id, entry))
                throw Malformed(path, 1, $"编号 {entry.Id} 和另一个文件重复");
        }
        return [.. entries.Values];
    }

    private static StarterEntry ReadFile(string path) => Parse(path, File.ReadAllText(path));

    /// <summary>One entry in the form of <see cref="Write"/>.</summary>
    /// <param name="path">Names the text in messages; may be empty.</param>
    /// <param name="text">Front matter and answer.</param>
    /// <exception cref="FormatException">The text is malformed; the message begins with path and line and is for people who write entries, in
    /// Chinese.</exception>
    public static StarterEntry Parse(string path, string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\ufeff').Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (lines[0].TrimEnd() != "---" || end < 0)
            throw Malformed(path, 1, "文件开头要有一段写在两行 --- 之间的说明");
        var answer = string.Join('\n', lines[(end + 1)..]).Trim();
        if (answer.Length == 0)
            throw Malformed(path, end + 1, "缺少答案，答案写在第二行 --- 的下面");
        var fields = new FrontMatter(path, Load(path, string.Join('\n', lines[1..end])));
        return new StarterEntry(
            fields.Required("id"),
            fields.Required("topic"),
            fields.Required("question"),
            [.. fields.List("asked-as").Select(item => item.Text)],
            answer,
            [.. fields.List("steps").Select(item => item.Text)],
            [.. fields.List("citations").Select(item => Citation(path, item))],
            Date(path, fields.Required("reviewed"), fields.LineOf("reviewed")))
        {
            Revision = fields.Number("revision"),
            Facets = AnswerFacets.All.Select(known => (known.Facet, Text: fields.Lines(known.Key))).Where(known => known.Text.Length > 0)
                .ToDictionary(known => known.Facet, known => known.Text),
        };
    }

    /// <summary>The text of a file that <see cref="Read"/> reads back as the same entry.</summary>
    public static string Write(StarterEntry entry)
    {
        var fields = new YamlMappingNode
        {
            { "id", Quoted(entry.Id) },
            { "topic", Quoted(entry.Topic) },
            { "question", Quoted(entry.Question) },
            { "asked-as", List(entry.AskedAs) },
            { "citations", List(entry.Citations.Select(c => $"{c.Law} {c.Article}")) },
            { "steps", List(entry.Steps) },
        };
        foreach (var (facet, key, _) in AnswerFacets.All)
            if (entry.Facets.Of(facet) is { Length: > 0 } said)
                fields.Add(key, said.Contains('\n', StringComparison.Ordinal) ? List(said.Split('\n')) : Quoted(said));
        foreach (var (key, value) in new[]
        {
            ("reviewed", entry.Reviewed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("revision", entry.Revision.ToString(CultureInfo.InvariantCulture)),
        })
        {
            fields.Add(key, value);
        }

        using var yaml = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(fields)).Save(yaml, assignAnchors: false);
        // The document's end mark of YAML is the front matter's here.
        return $"---\n{yaml.ToString().ReplaceLineEndings("\n").TrimEnd().TrimEnd('.').TrimEnd()}\n---\n{entry.Answer}\n";
    }

    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    private static YamlSequenceNode List(IEnumerable<string> items) => new(items.Select(Quoted)) { Style = SequenceStyle.Block };

    private static YamlMappingNode Load(string path, string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return stream.Documents is [{ RootNode: YamlMappingNode mapping }]
                ? mapping
                : throw Malformed(path, 2, "两行 --- 之间要写成“名称: 内容”，一行一项");
        }
        catch (YamlException e)
        {
            throw Malformed(path, e.Start.Line + 1, NoYaml);
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to a list in square brackets that is not closed.
            throw Malformed(path, (parser.Current?.Start.Line ?? 1) + 1, NoYaml);
        }
    }

    private static (string Law, string Article) Citation(string path, (string Text, long Line) item)
    {
        var blank = item.Text.LastIndexOf(' ');
        return blank > 0 && ArticleNumber.TryReadStart(item.Text.AsSpan(blank + 1), out var number, out _)
            ? (LawNames.Display(item.Text[..blank]), number.ToString())
            : throw Malformed(path, item.Line, $"法律依据“{item.Text}”要写成“民法典 第九百四十四条”");
    }

    private static DateOnly Date(string path, string text, long line) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Malformed(path, line, $"日期“{text}”要写成 2026-11-20");

    private static FormatException Malformed(string path, long line, string reason) => new($"{path}{(path.Length == 0 ? "" : "，")}第 {line} 行：{reason}");

    /// <summary>The keys and values of one file. Its lines begin at the second line of the file.</summary>
    private sealed class FrontMatter
    {
        private readonly string _path;
        private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

        public FrontMatter(string path, YamlMappingNode mapping)
        {
            _path = path;
            foreach (var (key, value) in mapping.Children)
            {
                var name = (key as YamlScalarNode)?.Value ?? "";
                if (!Keys.Contains(name))
                    throw Malformed(path, key.Start.Line + 1, $"不认识“{name}”这一项");
                _values[name] = value;
            }
        }

        public long LineOf(string key) => _values[key].Start.Line + 1;

        public string Required(string key) =>
            _values.GetValueOrDefault(key) is YamlScalarNode { Value: { } value } && value.Trim() is { Length: > 0 } text
                ? text
                : throw Malformed(_path, _values.ContainsKey(key) ? LineOf(key) : 1, $"缺少“{key}”，或者它不是一段文字");

        public int Number(string key) =>
            !_values.ContainsKey(key) ? 0
            : int.TryParse(Required(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Malformed(_path, LineOf(key), $"“{key}”不是数字");

        /// <summary>One text, or a list as lines; empty when the key is missing.</summary>
        public string Lines(string key) =>
            _values.GetValueOrDefault(key) is null ? ""
            : _values[key] is YamlSequenceNode ? string.Join('\n', List(key).Select(item => item.Text))
            : Required(key);

        public IEnumerable<(string Text, long Line)> List(string key)
        {
            if (!_values.TryGetValue(key, out var node))
                yield break;
            if (node is not YamlSequenceNode items)
                throw Malformed(_path, LineOf(key), $"“{key}”要一行一条，每行以“- ”开头");
            foreach (var item in items)
            {
                if (item is not YamlScalarNode { Value: { } value } || value.Trim() is not { Length: > 0 } text)
                    throw Malformed(_path, item.Start.Line + 1, $"“{key}”里有一条不是文字");
                yield return (text, item.Start.Line + 1);
            }
        }
    }
}
