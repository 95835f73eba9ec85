package dev.afterrun.cli.set;

import dev.afterrun.cli.publish.Draft;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.persisted.disk.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one command of a job tells the job's later ones: when the job was first heard of, and what it has restored. One empty file each,
 * so that commands which run at the same time do not overwrite each other.
 */
public final class JobNotes {
    private static final String BEGUN = "begun-";
    private static final String RESTORED = "restored-";

    /** No job takes longer. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Path directory;

    private JobNotes(Path directory) {
        this.directory = directory;
    }

    /** Those of this job. The first command that asks is the job's beginning, as far as anybody here knows. */
    public static JobNotes of(Draft draft, Path state, Clock clock) throws IOException {
        var report = draft.report();
        var job = String.join(
                "\n",
                report.repository().toString(),
                draft.source(),
                report.run(),
                Integer.toString(report.attempt()),
                report.job());
        var name = Digest.of(job.getBytes(StandardCharsets.UTF_8)).abbreviated();
        var jobs = Files.createDirectories(state.resolve("jobs"));
        forgetOld(jobs, clock);
        var notes = new JobNotes(Files.createDirectories(jobs.resolve(name)));
        if (notes.numbers(BEGUN).isEmpty()) {
            notes.add(BEGUN + clock.millis());
        }
        return notes;
    }

    /** When the job was first heard of. */
    public Instant begun() throws IOException {
        return Instant.ofEpochMilli(numbers(BEGUN).getFirst());
    }

    /** This generation is about to be restored; whether that is news. */
    public boolean restores(long generation) throws IOException {
        return add(RESTORED + generation);
    }

    /** It was not restored after all. */
    public void doesNotRestore(long generation) throws IOException {
        Files.deleteIfExists(directory.resolve(RESTORED + generation));
    }

    /** What the job has restored. */
    public List<Long> restored() throws IOException {
        return numbers(RESTORED).stream().limit(Limits.SETS_RESTORED).toList();
    }

    /** Whether it was not said before. */
    private boolean add(String name) throws IOException {
        try {
            Files.write(directory.resolve(name), new byte[0], StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private List<Long> numbers(String prefix) throws IOException {
        return Listing.of(directory).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.matches(prefix + "\\d{1,18}"))
                .map(name -> Long.valueOf(name.substring(prefix.length())))
                .sorted()
                .toList();
    }

    private static void forgetOld(Path jobs, Clock clock) throws IOException {
        for (var job : Listing.of(jobs)) {
            try {
                if (Files.getLastModifiedTime(job)
                        .toInstant()
                        .isBefore(clock.instant().minus(KEPT))) {
                    forget(job);
                }
            } catch (NoSuchFileException | DirectoryNotEmptyException e) {
                // Another command of this machine is at the same.
            }
        }
    }

    private static void forget(Path job) throws IOException {
        for (var note : Listing.of(job)) {
            Files.deleteIfExists(note);
        }
        Files.deleteIfExists(job);
    }
}
