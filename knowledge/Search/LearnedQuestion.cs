using System.Globalization;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ResidentAssistant.Knowledge;

/// <summary>An answered question, and where its articles stand.</summary>
internal sealed record LearnedQuestion(int Doc, int[] Articles, int[] Laws, int[] Chapters, int[] Headings);
