package dev.afterrun.contracts.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.test.TestResults;
import java.util.List;
import java.util.Optional;

/**
 * What was made of a job's files once they were here.
 *
 * @param tests what the test reports among them say; empty where there are none
 * @param installs up to {@value dev.afterrun.contracts.Limits#INSTALLS_SHOWN} commands that get what the job has made
 * @param comparedWith the run that {@link StoredFile#sizeBefore} is of
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JobDetail(
        Optional<TestResults> tests, List<InstallCommand> installs, Optional<ComparedRun> comparedWith) {
    /** Nothing. */
    public static final JobDetail NONE = new JobDetail(Optional.empty(), List.of(), Optional.empty());

    /** Lists are never null, whatever the JSON left out. */
    public JobDetail {
        installs = installs == null ? List.of() : List.copyOf(installs);
    }

    /** The figures alone. */
    public JobDetail inShort() {
        return new JobDetail(tests.map(TestResults::inShort), List.of(), Optional.empty());
    }

    /** The same where the files have gone. */
    public JobDetail withoutInstalls() {
        return new JobDetail(tests, List.of(), comparedWith);
    }
}
