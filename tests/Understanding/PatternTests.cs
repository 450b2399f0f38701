using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>No pattern can be kept busy by what somebody writes. (New Regex and its static methods without a time limit are banned symbols.)</summary>
public sealed class PatternTests
{
    private const int RunLength = 1500;

    [Fact]
    public void Every_pattern_cannot_backtrack_or_has_a_time_limit()
    {
        var patterns = HostileTexts.Patterns();
        Assert.True(patterns.Count > 80, $"{patterns.Count} patterns were found.");
        var unbounded = patterns.Where(p => !p.Options.HasFlag(RegexOptions.NonBacktracking) && p.MatchTimeoutMilliseconds is <= 0 or > 2000);
        Assert.Empty(unbounded.Select(p => p.Pattern));
    }

    [Fact]
    public void Runs_of_the_characters_that_a_pattern_looks_for_keep_it_busy_for_less_than_its_limit()
    {
        var chance = new Random(20261129);
        foreach (var pattern in HostileTexts.Patterns())
        {
            var regex = new Regex(pattern.Pattern, pattern.Options, TimeSpan.FromSeconds(30));
            var letters = pattern.Pattern.Where(c => char.IsLetterOrDigit(c) || char.IsPunctuation(c)).Append('1').Append('一').Distinct().ToArray();
            foreach (var letter in letters)
                Match(new string(letter, RunLength));
            for (var i = 0; i < 40; i++)
                Match(string.Concat(Enumerable.Repeat(new string(chance.GetItems(letters, chance.Next(2, 5))), RunLength / 2))[..RunLength]);

            bool Ends(string text)
            {
                try
                {
                    return regex.Count(text) >= 0;
                }
                catch (RegexMatchTimeoutException)
                {
                    return false;
                }
            }

            // A backtracking pattern that is not linear needs longer than the limit for one of these, by powers of ten.
            void Match(string run)
            {
                foreach (var text in new[] { run, run + "吗\n", "我" + run + "。" })
                    Assert.True(Ends(text), $"{run[..12]}… keeps {pattern.Pattern} busy.");
            }
        }
    }

    [Theory]
    [InlineData("缴费单号1234567890123456789012345678")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十")]
    [InlineData("1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1x")]
    public void A_number_longer_than_any_amount_is_none(string text) => Assert.Null(MoneyRecognizer.Read(text));

    [Theory]
    [InlineData("欠我一万二", 12_000)]
    [InlineData("3.5千", 3_500)]
    [InlineData("2万多块", 20_000)]
    [InlineData("1.2.3，其实是500元", 500)]
    public void Amounts_are_read_as_before(string text, int yuan) => Assert.Equal(yuan, MoneyRecognizer.Read(text)?.Yuan);

    [Theory]
    [InlineData("干了三百二十年")]
    [InlineData("工作3000多天")]
    [InlineData("12.5年")]
    public void A_part_of_a_longer_number_is_no_amount(string text) => Assert.Null(MoneyRecognizer.Read(text));
}
