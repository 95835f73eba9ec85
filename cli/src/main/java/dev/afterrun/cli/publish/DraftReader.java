package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.StartReport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes a {@link Draft} of the settings; what is wrong with them is told all at once. */
final class DraftReader {
    private final Settings settings;
    private final Path workingDirectory;
    private final List<String> problems = new ArrayList<>();

    DraftReader(Settings settings, Path workingDirectory) {
        this.settings = settings;
        this.workingDirectory = workingDirectory;
    }

    Draft read() {
        var words = words();
        if (!problems.isEmpty()) {
            throw wrong();
        }
        return new Draft(words.source().orElseThrow(), report(words));
    }

    /** What is said before anything has been made. */
    Beginning beginning() {
        var words = words();
        var expected = expected();
        if (!problems.isEmpty()) {
            throw wrong();
        }
        return new Beginning(
                words.source().orElseThrow(),
                new StartReport(
                        words.repository().orElseThrow(),
                        words.run().orElseThrow(),
                        words.attempt().orElse(1),
                        words.job().filter(job -> begins(job, expected)),
                        words.commit().orElseThrow(),
                        words.builtCommit().filter(built -> !words.commit().equals(Optional.of(built))),
                        words.branch(),
                        words.startedAt(),
                        words.url(),
                        words.pullRequest(),
                        expected));
    }

    /** A job that tells what is to come is often a small one that has nothing to publish; it counts where it is named. */
    private boolean begins(String job, List<String> expected) {
        return expected.isEmpty()
                || expected.contains(job)
                || settings.find(Setting.JOB)
                        .filter(found -> found.origin().equals(Setting.JOB.flag())
                                || found.origin().equals(Setting.JOB.variable()))
                        .isPresent();
    }

    private List<String> expected() {
        var jobs = settings.list(Setting.EXPECT).stream().distinct().toList();
        var origin = settings.find(Setting.EXPECT).map(Found::origin).orElse("");
        if (jobs.size() > Limits.JOBS_EXPECTED) {
            problems.add(origin + ": it names " + jobs.size() + " jobs; the limit is " + Limits.JOBS_EXPECTED);
        }
        jobs.forEach(job -> read(new Found(job, origin), DraftReader::name));
        return jobs;
    }

    private Failure wrong() {
        return new Failure(
                ExitCode.USAGE, "what the job is", String.join(", ", problems), "correct that, or see --help");
    }

    /** All that single words tell; what must be there may still be missing, and is a problem then. */
    private record Words(
            Optional<RepositoryName> repository,
            Optional<Commit> commit,
            Optional<String> run,
            Optional<String> job,
            Optional<String> source,
            Optional<Conclusion> conclusion,
            Optional<Integer> attempt,
            Optional<Commit> builtCommit,
            Optional<String> branch,
            Optional<Instant> startedAt,
            Optional<URI> url,
            Optional<Integer> pullRequest) {}

    private Words words() {
        return new Words(
                required(Setting.REPO, RepositoryName::parse),
                required(Setting.COMMIT, DraftReader::commit),
                required(Setting.RUN, DraftReader::name),
                required(Setting.JOB, DraftReader::name),
                required(Setting.SOURCE, DraftReader::name),
                required(Setting.CONCLUSION, DraftReader::conclusion),
                optional(Setting.ATTEMPT, DraftReader::positive),
                optional(Setting.BUILT_COMMIT, DraftReader::commit),
                optional(Setting.BRANCH, DraftReader::name),
                optional(Setting.STARTED_AT, text -> OffsetDateTime.parse(text).toInstant()),
                optional(Setting.RUN_URL, URI::create),
                optional(Setting.PR, DraftReader::positive));
    }

    private RunReport report(Words words) {
        var commit = words.commit().orElseThrow();
        return new RunReport(
                words.repository().orElseThrow(),
                words.run().orElseThrow(),
                words.attempt().orElse(1),
                words.job().orElseThrow(),
                commit,
                words.builtCommit().filter(built -> !built.equals(commit)),
                words.branch(),
                words.conclusion().orElseThrow(),
                words.startedAt(),
                // Ingest dates the event. Without a time in it, the same publication twice is the same event.
                Optional.empty(),
                words.url(),
                settings.find(Setting.SUMMARY).map(file -> Summary.read(workingDirectory, file)),
                words.pullRequest(),
                Optional.empty(),
                List.of(),
                settings.isOn(Setting.NEW_VERSION));
    }

    private <T> Optional<T> required(Setting setting, Function<String, T> form) {
        var found = settings.find(setting);
        if (found.isEmpty()) {
            problems.add(
                    "neither " + setting.flag() + " nor " + setting.variable() + " is set, and nothing here tells it");
        }
        return found.flatMap(value -> read(value, form));
    }

    private <T> Optional<T> optional(Setting setting, Function<String, T> form) {
        return settings.find(setting).flatMap(value -> read(value, form));
    }

    private <T> Optional<T> read(Found found, Function<String, T> form) {
        try {
            return Optional.of(form.apply(found.value()));
        } catch (RuntimeException e) {
            problems.add(found.origin() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Commit commit(String text) {
        return new Commit(text.toLowerCase(Locale.ROOT));
    }

    private static String name(String text) {
        if (text.isEmpty() || text.length() > Limits.NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "it has " + text.length() + " characters, and may have 1 to " + Limits.NAME_LENGTH);
        }
        return text;
    }

    private static Integer positive(String text) {
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' is no whole number of 1 or more");
        }
        return Integer.valueOf(text);
    }

    private static Conclusion conclusion(String text) {
        for (var conclusion : Conclusion.values()) {
            if (conclusion.word().equals(text.toLowerCase(Locale.ROOT))) {
                return conclusion;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of success, failure, cancelled");
    }
}
