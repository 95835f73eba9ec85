package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.persisted.JobSets;
import java.util.Optional;

/** What jobs have had to do with persisted sets. */
public interface SetsOfJobs {
    /** The sets that the job restored and saved, as they stand now; empty where there are none. */
    Optional<JobSets> of(Job job);
}
