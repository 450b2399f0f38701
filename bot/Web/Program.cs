using ResidentAssistant.Web.Commands;

// One executable: serving is the default, everything else an operator does is a command beside it.
return await CommandLine.RunAsync(args);
