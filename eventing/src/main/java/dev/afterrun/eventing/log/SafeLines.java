package dev.afterrun.eventing.log;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Lets every record pass, with texts that neither begin a line of their own nor show a secret: what is logged of a request is
 * whatever its sender wrote.
 */
@LoggingFilter(name = "safe-lines")
public final class SafeLines implements Filter {
    private static final Formatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord formatted) {
            // A record of this kind forgets with its message how that was to be formatted.
            if (formatted.getMessage() != null) {
                formatted.setMessage(LogText.of(MESSAGE.format(formatted)), FormatStyle.NO_FORMAT);
            }
        } else {
            tell(line);
        }
        if (line.getThrown() != null) {
            line.setThrown(ToldThrowable.of(line.getThrown()));
        }
        return true;
    }

    private static void tell(LogRecord line) {
        if (line.getMessage() != null) {
            line.setMessage(LogText.of(line.getMessage()));
        }
        if (line.getParameters() != null) {
            var told = Arrays.copyOf(line.getParameters(), line.getParameters().length, Object[].class);
            for (var i = 0; i < told.length; i++) {
                told[i] = told(told[i]);
            }
            line.setParameters(told);
        }
    }

    private static Object told(@Nullable Object parameter) {
        var text = String.valueOf(parameter);
        var told = LogText.of(text);
        return told.equals(text) && parameter != null ? parameter : told;
    }
}
