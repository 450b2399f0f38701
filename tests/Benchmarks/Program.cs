using BenchmarkDotNet.Running;
using ResidentAssistant.Benchmarks;

// "load", "channel", "sockets" and "rush" talk to a running server, "understand" times the understanding of real messages; everything else is
// BenchmarkDotNet's, e.g. --filter '*Search*'.
if (args is ["load", .. var rest])
    return await LoadCommand.RunAsync(rest);
if (args is ["channel", .. var channel])
    return await ChannelCommand.RunAsync(channel);
if (args is ["sockets", .. var open])
    return await SocketsCommand.RunAsync(open);
if (args is ["rush", .. var rush])
    return await RushCommand.RunAsync(rush);
if (args is ["understand", .. var files])
    return UnderstandCommand.Run(files);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
