package dev.afterrun.ingest.event;

import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What CI tells us of. */
public enum RunEventType {
    /** A run, or a job of it, has begun. */
    RUN_STARTED(RunStarted.TYPE),
    /** A job has come to its end; its files may follow. */
    JOB_FINISHED(JobFinished.TYPE),
    /** A job has finished, with all that it made. */
    RUN_FINISHED(RunFinished.TYPE);

    private final String type;

    RunEventType(String type) {
        this.type = type;
    }

    /** The kind of this CloudEvents type. */
    static Optional<RunEventType> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** All CloudEvents types, for people. */
    static String known() {
        return Arrays.stream(values()).map(RunEventType::type).collect(Collectors.joining(", "));
    }

    /** The CloudEvents type. */
    String type() {
        return type;
    }
}
