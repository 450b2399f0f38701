using BenchmarkDotNet.Running;
using ResidentAssistant.Benchmarks;

// "load" talks to a running server; everything else is BenchmarkDotNet's, e.g. --filter '*Search*'.
if (args is ["load", .. var rest])
    return await LoadCommand.RunAsync(rest);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
