package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.storage.catalog.Job;
import java.time.Instant;
import java.util.Optional;

/** Gives each file of a job its end. */
public interface Retention {
    /**
     * Writes the end of every stored file of the job, by all that is known now, in the transaction that holds the job's row, and
     * of the job the next of them. Done twice it is as done once.
     *
     * @return the next end; empty where none of its files has one
     */
    Optional<Instant> evaluate(Job job);
}
