using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Web.Doctor;

/// <summary>What the machine has to bring.</summary>
internal static class MachineChecks
{
    /// <summary>No clock is right that is before the program was built; law, deadlines and tokens go by it.</summary>
    public static Finding Clock(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var built = new DateTimeOffset(File.GetLastWriteTimeUtc(typeof(MachineChecks).Assembly.Location), TimeSpan.Zero);
        if (now < built.AddDays(-1))
            return new("时钟", Level.Action, $"是 {now:yyyy-MM-dd HH:mm}（UTC），比程序的日期 {built:yyyy-MM-dd} 还早", "请校准系统时间，例如 timedatectl set-ntp true。");
        return new("时钟", Level.Good, $"北京时间 {CityTime.Local(now):yyyy-MM-dd HH:mm}，系统时区 {TimeZoneInfo.Local.Id} 只影响日志");
    }

    public static Finding Voice() => Voices.CanPlay
        ? new("语音", Level.Good, "工作人员可以直接听")
        : new("语音", Level.Notice, "没有 libopencore-amrnb，工作人员只能下载居民的语音，不能直接听", "请安装，例如 apt-get install libopencore-amrnb0。");
}
