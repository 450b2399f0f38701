using ResidentAssistant.Assistant.Legal.Calculators;
using Xunit;

namespace ResidentAssistant.Tests.Calculators;

/// <summary>法律援助法 第三十一、三十二、四十二条.</summary>
public sealed class LegalAidTests
{
    [Theory]
    [InlineData(AidMatter.Other, AidPerson.AbuseVictim, LegalAid.WithoutCondition)] // 32(4), whatever the matter
    [InlineData(AidMatter.Support, AidPerson.Honoured, LegalAid.WithoutCondition)] // 32(1)(2)
    [InlineData(AidMatter.StateCompensation, AidPerson.Acquitted, LegalAid.WithoutCondition)] // 32(3)
    [InlineData(AidMatter.Wages, AidPerson.Acquitted, LegalAid.DependsOnStandard)] // 32(3) is about state compensation
    [InlineData(AidMatter.Support, AidPerson.WithoutIncome, LegalAid.NotExamined)] // 42(1)
    [InlineData(AidMatter.OtherInjury, AidPerson.Assisted, LegalAid.NotExamined)] // 42(2)
    [InlineData(AidMatter.Wages, AidPerson.MigrantWorker, LegalAid.NotExamined)] // 42(3)
    [InlineData(AidMatter.WorkInjury, AidPerson.MigrantWorker, LegalAid.NotExamined)] // 42(3)
    [InlineData(AidMatter.OtherInjury, AidPerson.MigrantWorker, LegalAid.DependsOnStandard)] // a traffic accident is not in 42(3)
    [InlineData(AidMatter.Benefits, AidPerson.Nobody, LegalAid.DependsOnStandard)] // 31, 34
    [InlineData(AidMatter.Other, AidPerson.Assisted, LegalAid.NotNamed)]
    [InlineData(AidMatter.Other, AidPerson.Nobody, LegalAid.NotNamed)]
    public void Matter_and_person_decide(AidMatter matter, AidPerson person, LegalAid aid) => Assert.Equal(aid, LegalAidCheck.Of(matter, person, null, null));

    [Theory]
    [InlineData(1_500, LegalAid.Poor)]
    [InlineData(1_501, LegalAid.NotPoor)]
    public void Where_the_city_has_set_a_standard_the_income_decides(int income, LegalAid aid) =>
        Assert.Equal(aid, LegalAidCheck.Of(AidMatter.Wages, AidPerson.Nobody, income, 1_500));
}
