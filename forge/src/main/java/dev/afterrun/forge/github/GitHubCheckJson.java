package dev.afterrun.forge.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.CommitStatus;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Check runs and statuses as GitHub's REST reference has them, cut down to the fields that count here. */
final class GitHubCheckJson {
    private GitHubCheckJson() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Runs(List<Run> checkRuns) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Run(long id, String name, String status, Optional<String> externalId) {
        boolean isOurs() {
            return name.equals(CheckReport.NAME) && externalId.equals(Optional.of(CheckReport.REFERENCE));
        }

        Check check() {
            return new Check(name, status.equals("completed") ? Check.State.ENDED : Check.State.RUNNING);
        }
    }

    /** The latest status of each context. */
    record Combined(List<Status> statuses) {}

    record Status(String context, String state) {
        Check check() {
            return new Check(context, state.equals("pending") ? Check.State.RUNNING : Check.State.ENDED);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record StatusBody(String state, URI targetUrl, String description, String context) {
        static StatusBody of(CommitStatus status) {
            return new StatusBody(
                    switch (status.state()) {
                        case PENDING -> "pending";
                        // A status knows nothing between good and bad; a job that was cancelled is no success.
                        case NEUTRAL -> "error";
                        case SUCCESS -> "success";
                        case FAILURE -> "failure";
                    },
                    status.details(),
                    status.description(),
                    CheckReport.NAME);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record NewRun(
            String name,
            Commit headSha,
            String externalId,
            URI detailsUrl,
            String status,
            Optional<String> conclusion,
            Output output) {
        static NewRun of(Commit commit, CheckReport report) {
            return new NewRun(
                    CheckReport.NAME,
                    commit,
                    CheckReport.REFERENCE,
                    report.details(),
                    statusOf(report),
                    conclusionOf(report),
                    Output.of(report));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ChangedRun(URI detailsUrl, String status, Optional<String> conclusion, Output output) {
        static ChangedRun of(CheckReport report) {
            return new ChangedRun(report.details(), statusOf(report), conclusionOf(report), Output.of(report));
        }
    }

    record Output(String title, String summary) {
        static Output of(CheckReport report) {
            return new Output(report.title(), report.summary());
        }
    }

    private static String statusOf(CheckReport report) {
        return report.state() == CheckState.PENDING ? "in_progress" : "completed";
    }

    private static Optional<String> conclusionOf(CheckReport report) {
        return switch (report.state()) {
            case PENDING -> Optional.empty();
            case SUCCESS -> Optional.of("success");
            case FAILURE -> Optional.of("failure");
            case NEUTRAL -> Optional.of("neutral");
        };
    }
}
