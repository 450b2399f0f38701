using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Chinese characters as overlapping pairs, with the single characters beside them where wanted; everything else by words
/// and numbers. A character without a neighbour stands alone in any case. Width, case and
/// traditional characters are folded.
/// </summary>
internal sealed class ChineseTokenizer : Tokenizer
{
    /// <summary>A longer word is cut: no word is, and a term has a limit.</summary>
    private const int LongestWord = 100;

    private readonly ICharTermAttribute _term;
    private readonly bool _singles;
    private char[] _text = new char[1024];
    private int _length;
    private int _at;

    /// <summary>The pair that begins at the character given last is still to come.</summary>
    private bool _pairIsDue;

    public ChineseTokenizer(TextReader reader, bool singles)
        : base(reader)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _singles = singles;
    }

    public override void Reset()
    {
        base.Reset();
        (_length, _at, _pairIsDue) = (0, 0, false);
        for (int read; (read = m_input.Read(_text, _length, _text.Length - _length)) > 0;)
        {
            _length += read;
            if (_length == _text.Length)
                Array.Resize(ref _text, _length * 2);
        }
        for (var i = 0; i < _length; i++)
            _text[i] = Folded(_text[i]);
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_pairIsDue)
        {
            _pairIsDue = false;
            return Give(_at - 1, 2);
        }
        while (_at < _length)
        {
            var start = _at++;
            if (IsChinese(_text[start]))
            {
                var pairs = _at < _length && IsChinese(_text[_at]);
                var alone = !pairs && (start == 0 || !IsChinese(_text[start - 1]));
                if (_singles || alone)
                {
                    _pairIsDue = pairs;
                    return Give(start, 1);
                }
                if (pairs)
                    return Give(start, 2);
            }
            else if (IsWord(start))
            {
                while (_at < _length && _at - start < LongestWord && (IsWord(_at) || IsPointWithin(_at)))
                    _at++;
                return Give(start, _at - start);
            }
        }
        return false;
    }

    private bool Give(int start, int length)
    {
        _term.CopyBuffer(_text, start, length);
        return true;
    }

    private static char Folded(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        < '\u0080' => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c,
        < '\u2E80' => char.ToLowerInvariant(c),
        _ => TraditionalCharacters.Simplify(c),
    };

    private static bool IsChinese(char c) => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '\u3005' or '\u3007';

    private bool IsWord(int at) => !IsChinese(_text[at]) && (char.IsLetterOrDigit(_text[at]) || char.IsSurrogate(_text[at]));

    /// <summary>3.14 and 1,000 are one number.</summary>
    private bool IsPointWithin(int at) => _text[at] is '.' or ',' && char.IsAsciiDigit(_text[at - 1]) && at + 1 < _length && char.IsAsciiDigit(_text[at + 1]);
}
