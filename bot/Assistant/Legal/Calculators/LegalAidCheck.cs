namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>法律援助自查.</summary>
public static class LegalAidCheck
{
    public static readonly IReadOnlyList<Source> Sources =
        Source.Of("法律援助法", "2021-08-20", "二十", "二十三", "二十四", "二十九", "三十一", "三十二", "三十四", "三十八", "四十一", "四十二", "四十三", "四十四");

    /// <param name="income">Of each member of the household in a month, in yuan; null: not told.</param>
    /// <param name="standard">Up to here counts as economic hardship; null: not set for this city.</param>
    public static LegalAid Of(AidMatter matter, AidPerson person, decimal? income, decimal? standard)
    {
        if (person is AidPerson.AbuseVictim or AidPerson.Honoured || (person == AidPerson.Acquitted && matter == AidMatter.StateCompensation))
            return LegalAid.WithoutCondition;
        if (matter == AidMatter.Other)
            return LegalAid.NotNamed;
        if (person is AidPerson.WithoutIncome or AidPerson.Assisted || (person == AidPerson.MigrantWorker && matter is AidMatter.Wages or AidMatter.WorkInjury))
            return LegalAid.NotExamined;
        if (income is null || standard is null)
            return LegalAid.DependsOnStandard;
        return income <= standard ? LegalAid.Poor : LegalAid.NotPoor;
    }
}
