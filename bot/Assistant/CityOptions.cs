using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant;

/// <summary>What differs from city to city (settings <c>City:*</c>).</summary>
public sealed class CityOptions
{
    public string Name { get; init; } = "襄阳市";

    /// <summary>
    /// The province or autonomous region the city lies in, in full, e.g. 湖北省; empty: no law of a province is taken. A municipality needs none.
    /// </summary>
    public string? Province { get; init; }

    public string AssistantName { get; init; } = "居民助手";

    /// <summary>First letters of a case number, 1 to 6 capital letters.</summary>
    public string CasePrefix { get; init; } = "XY";

    /// <summary>The telephone of a human desk, named in every failure text.</summary>
    public string Hotline { get; init; } = "12345";

    /// <summary>Where residents reach this site, e.g. https://jumin.example.gov.cn; empty: messages outside the site carry no links to it.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The same, ending with a slash; null when it is not set.</summary>
    public Uri? Site => string.IsNullOrEmpty(PublicUrl) ? null : new Uri(PublicUrl.TrimEnd('/') + "/");

    /// <summary>After how long a silence a resident is reminded, once, of a form that was left in the middle; 0 never. From 8 to 21 o'clock only.</summary>
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>After how long without a word of the resident an answered case is closed, 1 to 90 days.</summary>
    public TimeSpan CloseAfter { get; init; } = TimeSpan.FromDays(7);

    public CaseOptions Cases { get; init; } = new();

    public AppointmentOptions Appointments { get; init; } = new();

    public ReceptionOptions Reception { get; init; } = new();

    public HotlineOptions Hotlines { get; init; } = new();

    /// <summary>Where residents ask in person about papers, benefits and other matters of an office, e.g. 檀溪路 18 号政务服务中心一楼.</summary>
    public string? ServiceOffice { get; init; }

    /// <summary>Offices of their own, by a word of the matter, e.g. 低保: 街道民政窗口，电话 0710-1234567.</summary>
    public IReadOnlyDictionary<string, string> Offices { get; init; } = new Dictionary<string, string>();

    public LocalStandards Standards { get; init; } = new();

    /// <summary>Whether the law of a place (null: of the whole country) is law here.</summary>
    public bool LiesIn(string? place) => place is null || place == Province || Name.Contains(place, StringComparison.Ordinal);

    /// <exception cref="SettingException">A value is outside its range.</exception>
    public static CityOptions From(IConfiguration configuration)
    {
        var city = configuration.Read<CityOptions>("City");
        if (city.CasePrefix.Length is < 1 or > 6 || !city.CasePrefix.All(char.IsAsciiLetterUpper))
            throw new SettingException($"City:CasePrefix 是 \"{city.CasePrefix}\"，应是 1 到 6 个大写字母，例如 City__CasePrefix=XY。");
        if (!string.IsNullOrEmpty(city.Province) && !LawPlaces.IsProvince(city.Province))
            throw new SettingException(
                $"City:Province 是 \"{city.Province}\"，应是省、自治区或直辖市的全称，例如 City__Province=湖北省；不设则省里的法规不收进法条库。");
        if (string.IsNullOrWhiteSpace(city.Hotline))
            throw new SettingException("缺少 City:Hotline，例如 City__Hotline=12345。");
        if (city.Hotlines.Missing() is var (number, value))
            throw new SettingException($"City:Hotlines:{number} 是 \"{value}\"，应是 3 到 16 位的电话号码，例如 City__Hotlines__Police=110。有人遇险时第一句话就要说它。");
        if (city.RemindAfter < TimeSpan.Zero || city.RemindAfter > TimeSpan.FromHours(40))
            throw new SettingException($"City:RemindAfter 是 {city.RemindAfter}，应在 0 到 40 小时之间（公众号只能在居民发言后 48 小时内主动发消息），例如 City__RemindAfter=02:00:00；0 表示不提醒。");
        city.Cases.Check();
        city.Appointments.Check();
        city.Reception.Check();
        if (city.CloseAfter < TimeSpan.FromDays(1) || city.CloseAfter > TimeSpan.FromDays(90))
            throw new SettingException($"City:CloseAfter 是 {city.CloseAfter}，应在 1 到 90 天之间，例如 City__CloseAfter=7.00:00:00。");
        if (!string.IsNullOrEmpty(city.PublicUrl)
            && !(Uri.TryCreate(city.PublicUrl, UriKind.Absolute, out var url) && url is { Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" }))
            throw new SettingException(
                $"City:PublicUrl 是 \"{city.PublicUrl}\"，应是居民打开本站的完整网址，以 https:// 或 http:// 开头，例如 City__PublicUrl=https://jumin.example.gov.cn；不设则公众号里的法条没有链接。");
        if (new[] { city.Standards.AverageMonthlyWage, city.Standards.MinimumMonthlyWage, city.Standards.LegalAidMonthlyIncome }.Any(yuan => yuan <= 0))
            throw new SettingException("City:Standards 里的金额应大于 0，单位是元，例如 City__Standards__AverageMonthlyWage=7000。");
        return city;
    }
}
