namespace ResidentAssistant.Web.My;

/// <summary>A sign-in that has begun: with which account, what must come back, where the resident wanted to go, and whether it is the second try.</summary>
internal sealed record BegunSignIn(string Account, string State, string To, bool Again);
