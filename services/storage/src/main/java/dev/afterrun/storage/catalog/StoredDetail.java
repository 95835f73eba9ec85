package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.job.JobDetail;
import java.util.Map;
import java.util.Optional;

/**
 * What was made of a job's files when it was settled.
 *
 * @param told what is told of it
 * @param sizesBefore by path, the sizes that files of the same name have in the run that it is compared with
 */
public record StoredDetail(JobDetail told, Map<String, Long> sizesBefore) {
    /** Nothing. */
    public static final StoredDetail NONE = new StoredDetail(JobDetail.NONE, Map.of());

    public StoredDetail {
        sizesBefore = Map.copyOf(sizesBefore);
    }

    Optional<JobDetail> toldOf(Job job) {
        return Optional.of(job.expiredAt().isPresent() ? told.withoutInstalls() : told)
                .filter(any -> !any.equals(JobDetail.NONE));
    }
}
