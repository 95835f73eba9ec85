package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.JobStatus;
import java.util.stream.Collectors;

/** What became of a settled job, in words. */
record Outcome(JobStatus job) {
    private static final int SHOWN = 10;

    /** Prints it, and fails where files are missing or were refused. */
    void tell(Console console) {
        var counts = job.counts();
        console.print("stored: " + Figures.count(counts.stored(), "file") + ", " + new ByteSize(counts.bytes())
                + job.expiresAt().map(time -> ", kept until " + time).orElse(""));
        if (!job.pullRequests().isEmpty()) {
            console.print("pull request: "
                    + job.pullRequests().stream().map(number -> "#" + number).collect(Collectors.joining(", ")));
        }
        if (counts.refused() > 0) {
            throw failure(ExitCode.REFUSED, counts.refused(), "refused" + refusals(), "rename, or use --new-version");
        }
        if (counts.missing() > 0) {
            throw failure(ExitCode.REJECTED, counts.missing(), "missing", "publish again");
        }
    }

    private String refusals() {
        return job.files().stream()
                .filter(file -> file.state() == ArtifactState.REFUSED)
                .limit(SHOWN)
                .map(file -> file.path()
                        + file.refusal().map(why -> " (" + why + ")").orElse(""))
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static Failure failure(ExitCode code, int files, String state, String mend) {
        return new Failure(code, "storing the run", Figures.count(files, "file") + " " + state, mend);
    }
}
