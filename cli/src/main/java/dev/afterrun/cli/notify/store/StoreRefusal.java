package dev.afterrun.cli.notify.store;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Answer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A store's no, as the one line that people read. */
public final class StoreRefusal {
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,60})</Code>");

    private StoreRefusal() {}

    /** What a command ends with when {@code what} it tried was answered so. */
    public static Failure of(String what, Answer answer) {
        var code = code(answer);
        return new Failure(
                exitCode(answer.status()),
                what,
                answer.asked().getHost() + " answered " + answer.status() + (code.isEmpty() ? "" : " (" + code + ")"),
                mend(answer.status()));
    }

    /** What S3 calls the reason; empty where it gives none. */
    public static String code(Answer answer) {
        var found = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return found.find() ? found.group(1) : "";
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 300, 301, 401, 403, 409 -> ExitCode.REFUSED;
            case 404, 410 -> ExitCode.NONE_THERE;
            default -> status >= 500 ? ExitCode.UNREACHABLE : ExitCode.REJECTED;
        };
    }

    private static String mend(int status) {
        return switch (status) {
            case 401, 403 -> "look at store_identity and store_secret, and what they may do";
            case 301, 404, 410 -> "look at store_endpoint and store_bucket";
            case 409 -> "name another bucket with store_bucket";
            default -> status >= 500 ? "look whether it is up, and try again" : "correct that and try again";
        };
    }
}
