using Microsoft.Extensions.Logging;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Loggers that write a failure which an outage of the database explains (see <see cref="DatabaseOutage.Explains"/>) at the
/// level Debug: every request and every loop of work meets the outage, and the two lines about it should be found.
/// </summary>
public sealed class OutageLoggerFactory(LoggerFactory inner, DatabaseOutage outage) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public ILogger CreateLogger(string categoryName) => new OutageLogger(inner.CreateLogger(categoryName), outage);

    /// <summary>The inner factory belongs to the container.</summary>
    public void Dispose()
    {
    }

    private sealed class OutageLogger(ILogger inner, DatabaseOutage outage) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null && logLevel >= LogLevel.Warning && outage.Explains(exception))
                logLevel = LogLevel.Debug;
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
