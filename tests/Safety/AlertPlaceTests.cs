using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Safety.Duty;

namespace ResidentAssistant.Tests.Safety;

/// <summary>Where an alert is, and whose desk it rings at, as far as the words say it.</summary>
public sealed class AlertPlaceTests
{
    [Theory]
    [InlineData("城南街道昭明社区有人拿刀砍人，快来", "昭明社区", DutyLevel.Community)]
    [InlineData("檀溪社区有人拿刀砍人，快来", "檀溪社区", DutyLevel.Community)]
    [InlineData("檀溪居委会门口有人拿刀砍人，快来", "檀溪社区", DutyLevel.Community)]
    [InlineData("昭明社区红旗路有人拿刀砍人，快来", "昭明社区", DutyLevel.Community)]
    [InlineData("阳光花园有人拿刀砍人，快来", "檀溪社区", DutyLevel.Community)]
    [InlineData("城南街道有人拿刀砍人，快来", "城南街道", DutyLevel.Street)]
    [InlineData("城南街办门口有人拿刀砍人，快来", "城南街道", DutyLevel.Street)]
    [InlineData("人民路有人拿刀砍人，快来", null, DutyLevel.Street)]
    public async Task The_first_words_say_where(string said, string? unit, DutyLevel level)
    {
        await using var city = await TestCity.StartAsync();
        await RaisedAsync(city, said);
        await IsAtAsync(city, said, unit, level);
    }

    [Theory]
    [InlineData("我在昭明社区老菜场门口", "昭明社区")]
    [InlineData("檀溪社区", "檀溪社区")]
    [InlineData("城南街道", "城南街道")]
    public async Task The_answer_says_where(string said, string unit)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("有人拿刀砍人，快来");
        await resident.Says(said);
        resident.Hears($"收到：{said}");
        await IsAtAsync(city, said, unit, unit.EndsWith("街道", StringComparison.Ordinal) ? DutyLevel.Street : DutyLevel.Community);
    }

    private static async Task IsAtAsync(TestCity city, string place, string? unit, DutyLevel level)
    {
        var file = await FileAsync(city, City, await OnlyAsync(city));
        Assert.Equal((place, unit, level), (file.Item.Alert.Place, file.Item.Unit, file.Item.Alert.Level));
    }
}
