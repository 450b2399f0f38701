using System.Data.Common;
using System.Globalization;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Data.Sqlite;
using Directory = System.IO.Directory;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Looks for words in everything a city left on its disk, in whatever form they may stand there.</summary>
internal static class InTheClear
{
    /// <summary>Where each of the words stands readable: columns, files, the index.</summary>
    /// <param name="folder">The data folder of a city that has stopped.</param>
    public static IReadOnlyList<string> Find(string folder, IReadOnlyList<string> words) =>
        [.. Columns(Path.Combine(folder, "assistant.db"), words), .. Files(folder, words), .. Index(Path.Combine(folder, "index"), words)];

    /// <summary>Every column of every table, by its name.</summary>
    private static List<string> Columns(string database, IReadOnlyList<string> words)
    {
        SqliteConnection.ClearAllPools();
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        var found = new List<string>();
        foreach (var table in Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
            foreach (var column in Texts(connection, $"SELECT name FROM pragma_table_info('{table}')"))
                foreach (var word in words)
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = $"SELECT COUNT(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), $word) > 0";
                    command.Parameters.AddWithValue("$word", word);
                    if ((long)command.ExecuteScalar()! is > 0 and var rows)
                        found.Add($"column {table}.{column}: {word}, {rows} rows");
                }

        return found;
    }

    private static List<string> Texts(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    /// <summary>Every file, byte by byte: rows that were deleted, the log of the database, attachments, what waits.</summary>
    private static IEnumerable<string> Files(string folder, IReadOnlyList<string> words)
    {
        var forms = words.SelectMany(word => Forms(word).Select(form => (word, form.Name, form.Bytes))).ToList();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var content = File.ReadAllBytes(file);
            foreach (var (word, name, bytes) in forms)
                if (content.AsSpan().IndexOf(bytes) >= 0)
                    yield return $"file {Path.GetRelativePath(folder, file)}: {word} as {name}";
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Forms(string word)
    {
        yield return ("UTF-8", Encoding.UTF8.GetBytes(word));
        yield return ("UTF-16", Encoding.Unicode.GetBytes(word));
        yield return ("UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(word));
        if (!Ascii.IsValid(word))
        {
            yield return ("JSON", Encoding.ASCII.GetBytes(string.Concat(word.Select(c => $"\\u{(int)c:x4}"))));
            yield return ("JSON", Encoding.ASCII.GetBytes(string.Concat(word.Select(c => $"\\u{(int)c:X4}"))));
            yield return ("a part of an address", Encoding.ASCII.GetBytes(Uri.EscapeDataString(word)));
        }

        // Base64 of something longer holds it in one of three shapes; what its neighbours change is cut off.
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. Encoding.UTF8.GetBytes(word)]).TrimEnd('=');
            yield return ("Base64", Encoding.ASCII.GetBytes(text[(before == 0 ? 0 : before + 1)..^2]));
        }
    }

    /// <summary>The stored texts of the index, which are packed in its files, and its words: a word of theirs is two characters or a number.</summary>
    private static IEnumerable<string> Index(string folder, IReadOnlyList<string> words)
    {
        using var directory = FSDirectory.Open(folder);
        using var reader = DirectoryReader.Open(directory);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
            foreach (var field in reader.Document(doc).Fields)
                foreach (var word in words.Where(word => field.GetStringValue(CultureInfo.InvariantCulture)?.Contains(word, StringComparison.Ordinal) == true))
                    yield return $"index, field {field.Name} of {reader.Document(doc).Get("id", CultureInfo.InvariantCulture)}: {word}";
        foreach (var field in MultiFields.GetFields(reader))
            foreach (var word in words)
            {
                var rarest = Ascii.IsValid(word) ? word.ToLowerInvariant() : word[^2..];
                if (reader.DocFreq(new Term(field, new BytesRef(rarest))) > 0)
                    yield return $"index, word {rarest} in field {field}";
            }
    }
}
