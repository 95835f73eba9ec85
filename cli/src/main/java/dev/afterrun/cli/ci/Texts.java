package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.RemoteUrl;
import dev.afterrun.cli.options.Variables;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Forms in which several CI systems write the same things. */
final class Texts {
    private static final Pattern LAST_NUMBER = Pattern.compile(".*/(\\d+)/?");

    private Texts() {}

    /** {@code owner/name} out of a Git URL. */
    static Optional<Found> ofRemote(Found remote) {
        return RemoteUrl.repository(remote.value()).map(name -> new Found(name, remote.origin()));
    }

    /** The number at the end of a pull request's address. */
    static Optional<Found> lastNumber(Found url) {
        var matcher = LAST_NUMBER.matcher(url.value());
        return matcher.matches() ? Optional.of(new Found(matcher.group(1), url.origin())) : Optional.empty();
    }

    /** The branch; none where a tag is built, whose name some systems give for the branch's. */
    static Optional<Found> branchUnlessTag(Variables variables, String tag, String... branches) {
        return variables.find(tag).isPresent() ? Optional.empty() : variables.find(branches);
    }

    /** Only a number: some systems write {@code false} where there is none. */
    static boolean isNumber(Found found) {
        return found.value().matches("\\d{1,9}");
    }

    /** Only a full object name: some systems write {@code HEAD}. */
    static boolean isCommit(Found found) {
        return found.value().matches("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    }

    /** A count of repetitions as an attempt. */
    static Found plusOne(Found count) {
        return count.map(number -> Integer.toString(Integer.parseInt(number) + 1));
    }

    /** Only seconds since 1970. */
    static boolean isEpoch(Found found) {
        return found.value().matches("\\d{1,11}");
    }

    /** Seconds since 1970 in ISO 8601. */
    static Found ofEpoch(Found seconds) {
        return seconds.map(
                number -> Instant.ofEpochSecond(Long.parseLong(number)).toString());
    }

    /** {@code job 2/4} where a job runs several times side by side; {@code index} counts from {@code first}. */
    static Found numbered(Found job, Variables variables, String index, String total, int first) {
        var number = variables.find(index).filter(Texts::isNumber);
        var of = variables
                .find(total)
                .filter(Texts::isNumber)
                .filter(count -> !count.value().equals("1"));
        return number.isPresent() && of.isPresent()
                ? job.map(name -> name + " " + (Integer.parseInt(number.get().value()) + 1 - first) + "/"
                        + of.get().value())
                : job;
    }

    /** The three conclusions out of the many words for them; others say nothing. */
    static Optional<Found> conclusion(Found word) {
        return switch (word.value()) {
            case "success", "Succeeded", "SucceededWithIssues", "0" -> Optional.of(word.map(any -> "success"));
            case "failure", "failed", "Failed", "1" -> Optional.of(word.map(any -> "failure"));
            case "canceled", "cancelled", "Canceled", "killed" -> Optional.of(word.map(any -> "cancelled"));
            default -> Optional.empty();
        };
    }
}
