namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Parametric QR codes (带参数二维码) of one account. Guarded by the world's lock.</summary>
internal sealed class QrCodes
{
    private const int PermanentLimit = 100_000;
    private readonly List<QrCode> codes = [];

    public QrCode Add(Chance chance, string scene, TimeSpan? life, DateTimeOffset now)
    {
        var code = new QrCode("gQ" + chance.Word(92) + "==", scene, "http://weixin.qq.com/q/" + chance.Word(22), now + life);
        codes.Add(code);
        return code;
    }

    public bool IsFull => codes.Count(code => code.Until is null) >= PermanentLimit;

    public QrCode? Find(string ticket, DateTimeOffset now) => codes.Find(code => code.Ticket == ticket && IsLive(code, now));

    public QrCode? OfScene(string scene, DateTimeOffset now) => codes.FindLast(code => code.Scene == scene && IsLive(code, now));

    public IReadOnlyList<QrCode> Live(DateTimeOffset now) => codes.FindAll(code => IsLive(code, now));

    private static bool IsLive(QrCode code, DateTimeOffset now) => code.Until is null || now < code.Until;
}
