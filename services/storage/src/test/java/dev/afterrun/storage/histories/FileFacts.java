package dev.afterrun.storage.histories;

import dev.afterrun.contracts.job.JobKey;
import java.time.Duration;

/**
 * What the history asks of a file's row.
 *
 * @param age how long ago its job was recorded
 * @param held whether a pointer leads to it, or led to it less than a week ago
 */
record FileFacts(String repository, JobKey job, String path, Duration age, boolean held) {
    boolean isOlderThan(Duration time) {
        return age.compareTo(time) >= 0;
    }
}
