using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>Draws a resident's pages: large letters, readable without script.</summary>
internal sealed class MyView(CityOptions city)
{
    public static PageStyle Style { get; } = new("law.css", "my.css");

    /// <param name="mine">What the resident has going on.</param>
    /// <param name="formKey">See <see cref="MyVisit.FormKey"/>.</param>
    /// <param name="inWeChat">The resident came from an official account and goes back there.</param>
    /// <param name="reminder">Null: the account has no notices.</param>
    public Markup Draw(Mine mine, string formKey, bool inWeChat, Reminder? reminder) => Shell(MyTexts.Title, $"""
        <h1>{MyTexts.Title}</h1>
        {Markup.When(reminder is not null, () => Ask(reminder!))}
        <section><h2>我的诉求</h2>
        {Markup.When(mine.Cases.Count == 0, () => $"<p class=\"soft\">{MyTexts.NoCases}</p>")}
        <ul class="mine">{mine.Cases.Select(one => Case(one, mine.Told.GetValueOrDefault(one.Id), formKey))}</ul></section>
        <section><h2>我的预约</h2>
        {Markup.When(mine.Appointment is null && mine.Lectures.Count == 0, () => $"<p class=\"soft\">{MyTexts.NoBookings}</p>")}
        <ul class="mine">{Markup.When(mine.Appointment is not null, () => Appointment(mine.Appointment!.Value.Booking, mine.Appointment.Value.Slot))}{mine.Lectures.Select(Lecture)}</ul></section>
        {Back(inWeChat)}
        """, reminder);

    /// <summary>A page with a sentence or two and the telephone.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="text">The sentences.</param>
    /// <param name="way">Where a tap leads, and what it says; null: nowhere.</param>
    public Markup Notice(string title, string text, (string Address, string Label)? way = null) => Shell(title, $"""
        <h1>{title}</h1>
        <p>{text}</p>
        <p class="actions">{Markup.When(way is not null, () => $"<a class=\"go\" href=\"{way!.Value.Address}\">{way.Value.Label}</a>")}{Call()}</p>
        """, null);

    private Markup Back(bool inWeChat)
    {
        if (inWeChat)
            return $"<p class=\"state now\">{MyTexts.BackInWeChat}</p><p class=\"actions\">{Call()}</p><p class=\"soft\">{MyTexts.OnlyHere}</p>";
        return $"<p class=\"actions\"><a class=\"go\" href=\"/chat\">回到对话</a>{Call()}</p>";
    }

    private Markup Call() => $"<a class=\"call\" href=\"tel:{city.Hotline}\">打 {city.Hotline}</a>";

    private static Markup Case(Case one, StaffReply? told, string formKey) => $"""
        <li><p><b class="step {(one.IsOpen ? "open" : "done")}">{CaseTexts.StateName(one.State)}</b> <span class="number">{one.Number}</span></p>
        <p class="what">{CaseTexts.Short(one.Description, 80)}</p>
        {Markup.When(one.Place.Length > 0, () => $"<p>地点：{one.Place}</p>")}
        <p class="soft">{CityTime.Day(one.CreatedAt)}反映{(one.ChangedAt > one.CreatedAt ? $"，{CityTime.Day(one.ChangedAt)}有进展" : "")}</p>
        {Markup.When(told?.Result is not null, () => Words(MyTexts.Result, told!.Result!, told.Last is null ? told.At : null))}
        {Markup.When(told?.Last is not null, () => Words(MyTexts.StaffSaid, told!.Last!, told.At))}
        {Markup.When(one.State == CaseState.Closed, () => Ask(one, formKey))}
        {Markup.When(one.Rating is not null, () => $"<p>{MyTexts.Rated(one.Rating!.Value)}</p>")}</li>

        """;

    /// <summary>Asks until it is answered.</summary>
    private static Markup Ask(Case closed, string formKey) => $"""
        <form class="rate" method="post" action="{MyPages.Address}/cases/{closed.Number}/rating"><p>{MyTexts.HowWasIt}</p>
        <input type="hidden" name="key" value="{formKey}"><p>{Enum.GetValues<Rating>().Select(Button)}</p></form>
        """;

    private static Markup Words(string who, string text, DateTimeOffset? at) =>
        $"<div class=\"told\"><p class=\"soft\">{who}{(at is { } time ? $"，{CityTime.DayAndTime(time)}" : "")}</p><p class=\"words\">{text}</p></div>";

    private static Markup Button(Rating rating) => $"<button name=\"rating\" value=\"{rating.ToString()}\">{CaseTexts.RatingName(rating)}</button>";

    private static Markup Appointment(Booking booking, AppointmentSlot slot) => $"""
        <li><p class="what">{CityTime.DayAndTime(slot.StartsAt)}</p>
        <p>周四有约，{slot.Lawyer}</p>
        <p>地点：{slot.Venue}</p>
        <p>预约码 <b class="code">{booking.Code}</b></p></li>

        """;

    private static Markup Lecture(LectureSession session) => $"""
        <li><p class="what">{CityTime.DayAndTime(session.StartsAt)}</p>
        <p>{LectureTexts.SeriesName(session.Series)}“{session.Title}”，{session.Speaker}</p>
        <p>地点：{session.Venue}</p>
        <p>给您留了一个座位</p></li>

        """;

    private static Markup Ask(Reminder reminder) => $"""
        <section class="ask"><wx-open-subscribe id="subscribe" template="{reminder.Template}"><script type="text/wxtag-template"><button style="width:100%;min-height:48px;border:0;border-radius:24px;background:#0a6b5c;color:#fff;font-size:18px;font-weight:700">{MyTexts.Remind}</button></script></wx-open-subscribe>
        <p class="soft" id="asked" role="status">{MyTexts.WhyRemind}</p></section>
        """;

    private Markup Shell(string title, Markup main, Reminder? reminder) => Style.Page(city, title, MyTexts.Title, Markup.When(reminder is not null, () =>
        $"<script src=\"{MyPages.WeChatScriptAddress}\" defer></script><script src=\"/my/notice.js\" data-account=\"{reminder!.Account}\" defer></script>"),
            main, Markup.None);
}
