namespace ResidentAssistant.Assistant.Staff;

/// <summary>What a password that staff choose for themselves must be like.</summary>
public static class PasswordRules
{
    public const int Shortest = 12;

    /// <summary>Longer ones are never compared: a password of a megabyte costs nothing.</summary>
    public const int Longest = 128;

    internal const string TooShort = "密码太短，至少 12 位。";
    internal const string TooLong = "密码太长，最多 128 位。";
    private const string TooSimple = "密码太容易猜。请多用几个不同的字，不要用常见的密码或连着的数字、字母。";

    /// <summary>Least number of characters beside common pieces, and of different ones among them.</summary>
    private const int Own = 6;

    /// <summary>What guessers try first.</summary>
    private static readonly string[] Common =
        ["password", "passw0rd", "qwerty", "asdfgh", "zxcvbn", "1qaz2wsx", "admin", "woaini", "iloveyou", "5201314", "1314520", "abc123", "mima"];

    /// <returns>Why it is refused, in Chinese; null when it will do.</returns>
    public static string? Refuse(string password, string? email)
    {
        if (password.Length < Shortest)
            return TooShort;
        if (password.Length > Longest)
            return TooLong;
        var own = password;
        var name = email?.Split('@')[0] ?? "";
        foreach (var piece in name.Length >= 4 ? [name, .. Common] : Common)
            own = own.Replace(piece, "", StringComparison.OrdinalIgnoreCase);
        return own.Length < Own || own.Distinct().Count() < Own || IsRun(own) ? TooSimple : null;
    }

    /// <summary>Mostly neighbours: 123456789012, aabbccddeeff.</summary>
    private static bool IsRun(string text) => text.Zip(text.Skip(1), (a, b) => Math.Abs(a - b) <= 1).Count(near => near) * 3 > (text.Length - 1) * 2;
}
