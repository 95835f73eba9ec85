package dev.afterrun.notifier.check;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckState;
import dev.afterrun.notifier.access.WrittenInTurns;
import dev.afterrun.notifier.picture.PullRequestKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our status or check run of a commit as a row. */
@Entity
@Table(name = "commit_check")
class CommitCheck extends WrittenInTurns {
    @Id
    String head;

    @Column(name = "pull_request")
    String pullRequest;

    @Column(name = "check_id")
    @Nullable
    Long checkId;

    @Column(name = "said_sha256")
    @Nullable
    String said;

    boolean pending;

    @SuppressWarnings("NullAway.Init")
    CommitCheck() {}

    @Override
    protected String what() {
        return "the check of " + head;
    }

    CheckTurn.Ours take(Head of, RepositoryName repository, PullRequestKey speaker, Instant now) {
        pullRequest = speaker.toString();
        return new CheckTurn.Ours(
                of,
                repository,
                speaker,
                beginTurn(now),
                Optional.ofNullable(checkId).map(CheckId::new),
                Optional.ofNullable(said).map(Digest::new));
    }

    /** A check run is there; what it says may not be known. */
    void found(CheckId check) {
        checkId = check.value();
    }

    void written(Saying saying, Instant now, Duration quiet) {
        said = saying.digest().hex();
        pending = saying.state() == CheckState.PENDING;
        written(now, quiet);
    }

    /** Somebody wrote out of turn: what stands on the forge is to be written again. */
    void forget() {
        said = null;
    }
}
