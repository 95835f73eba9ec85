package dev.afterrun.eventing.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets every record pass, with texts that neither begin a line of their own nor show a secret: what is logged of a request is
 * whatever its sender wrote. Numbers and the like stay what they are, for formats that want them.
 */
@LoggingFilter(name = "safe-lines")
public final class SafeLines implements Filter {
    @Override
    public boolean isLoggable(LogRecord line) {
        if (line.getMessage() != null) {
            line.setMessage(LogText.of(line.getMessage()));
        }
        if (line.getParameters() != null) {
            var told = line.getParameters().clone();
            for (var i = 0; i < told.length; i++) {
                told[i] = told(told[i]);
            }
            line.setParameters(told);
        }
        if (line.getThrown() != null) {
            line.setThrown(ToldThrowable.of(line.getThrown()));
        }
        return true;
    }

    private static Object told(@Nullable Object parameter) {
        var text = String.valueOf(parameter);
        var told = LogText.of(text);
        return told.equals(text) && parameter != null ? parameter : told;
    }
}
