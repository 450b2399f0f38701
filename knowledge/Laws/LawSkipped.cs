namespace ResidentAssistant.Knowledge;

/// <summary>What of a law's file is no part of its text.</summary>
public enum LawSkipped
{
    /// <summary>Lines between two --- before the title.</summary>
    FrontMatter,

    /// <summary>目录</summary>
    Contents,

    /// <summary>A line about the law that names no day, in a file that does not mark the end of such lines.</summary>
    Header,
}
