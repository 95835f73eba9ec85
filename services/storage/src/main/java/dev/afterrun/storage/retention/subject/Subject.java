package dev.afterrun.storage.retention.subject;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Repository;
import java.util.List;
import java.util.Optional;

/** A run, or one file of one of its jobs. */
public sealed interface Subject {
    /** Whose it is. */
    Repository repository();

    /** The CI system's id of the run. */
    String run();

    /** The jobs that are concerned, in the order in which they are locked. */
    List<JobKey> jobs();

    /** The one file that is meant; empty where all are. */
    Optional<ArtifactPath> path();

    /** In words: {@code run 77}, {@code dist/app.whl of run 77}. */
    default String words() {
        return path().map(path -> path + " of ").orElse("") + "run " + run();
    }

    /** All jobs of a run, of which there is one at least. */
    record OfRun(Repository repository, String run, List<JobKey> jobs) implements Subject {
        @Override
        public Optional<ArtifactPath> path() {
            return Optional.empty();
        }
    }

    /** One file of one job. */
    record OfFile(Repository repository, String run, JobKey job, ArtifactPath file) implements Subject {
        @Override
        public List<JobKey> jobs() {
            return List.of(job);
        }

        @Override
        public Optional<ArtifactPath> path() {
            return Optional.of(file);
        }
    }
}
