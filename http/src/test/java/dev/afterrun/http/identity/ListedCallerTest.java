package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.http.identity.Statement.About;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A job whose workflow is listed is a push of the workflow's branch where it speaks as one, and untrusted where it does not. */
class ListedCallerTest {
    private static final RepositoryId TENANT = new RepositoryId("github.com", "7");
    private static final RepositoryName HELLO = RepositoryName.parse("octo/hello");
    private static final Commit MAIN = new Commit("1".repeat(40));
    private static final Commit HEAD = new Commit("2".repeat(40));
    private static final TrustIfListed CLAIM =
            new TrustIfListed(new WorkflowPath(".github/workflows/release.yml"), "main", TrustLevel.TRUSTED);
    private static final CiJob JOB = new CiJob(
            "job",
            TENANT,
            HELLO,
            TrustLevel.UNTRUSTED,
            List.of(new Statement(About.RUN, "run_id", "42")),
            Optional.of(new IfListed(
                    CLAIM,
                    List.of(
                            new Statement(About.COMMIT, "sha", MAIN.hex()),
                            new Statement(About.REF, "ref", "refs/heads/main")))));

    private final Set<TrustIfListed> lists = new HashSet<>(Set.of(CLAIM));
    private final Callers callers = new Callers((tenant, claim) -> tenant.equals(TENANT) && lists.contains(claim));

    @Test
    void jobOfAListedWorkflowIsTrustedAsAPush() {
        assertThat(callers.of(identity()).trust()).isEqualTo(TrustLevel.TRUSTED);
        assertThatCode(() -> callers.of(identity()).may(Action.STEER, HELLO)).doesNotThrowAnyException();
    }

    @Test
    void jobOfAWorkflowThatIsListedNoMoreIsUntrustedTheNextTime() {
        // Given
        callers.of(identity());

        // When
        lists.clear();

        // Then
        assertThat(callers.of(identity()).trust()).isEqualTo(TrustLevel.UNTRUSTED);
    }

    @Test
    void whatIsRememberedOfATokenIsWhatItAloneProves() {
        assertThat(callers.proven(identity()).trust()).isEqualTo(TrustLevel.UNTRUSTED);
    }

    @Test
    void whoeverSpeaksForAPushOfTheBranchIsTrusted() {
        assertThat(as(said(MAIN, Optional.of("main"), Optional.empty()))).isEqualTo(TrustLevel.TRUSTED);
        assertThat(as(said(MAIN, Optional.empty(), Optional.empty()))).isEqualTo(TrustLevel.TRUSTED);
    }

    @Test
    void whoeverSpeaksForAnythingElseIsAsUntrustedAsWithoutAListAndNotRefused() {
        for (var said : List.of(
                said(HEAD, Optional.of("main"), Optional.empty()),
                said(MAIN, Optional.of("feature"), Optional.empty()),
                said(MAIN, Optional.of("main"), Optional.of(7)))) {
            var caller = callers.of(identity()).as(said);
            assertThat(caller.trust()).as("%s", said).isEqualTo(TrustLevel.UNTRUSTED);
            assertThat(caller.mayPublishAs(said)).isEqualTo(TENANT);
        }
    }

    @Test
    void whoeverSaysTheRefAloneIsHeldAgainstTheRef() {
        assertThat(as(new RefSaid(Optional.of("main"), Optional.empty()))).isEqualTo(TrustLevel.TRUSTED);
        assertThat(as(new RefSaid(Optional.of("feature"), Optional.empty()))).isEqualTo(TrustLevel.UNTRUSTED);
        assertThat(as(new RefSaid(Optional.empty(), Optional.of(7)))).isEqualTo(TrustLevel.UNTRUSTED);
    }

    @Test
    void itsRunsHaveEitherTrust() {
        var caller = callers.of(identity());

        assertThat(caller.hasRunsOf(TrustLevel.TRUSTED)).isTrue();
        assertThat(caller.hasRunsOf(TrustLevel.UNTRUSTED)).isTrue();
        assertThat(caller.hasRunsOf(TrustLevel.ORDINARY)).isFalse();
    }

    @Test
    void whoKnowsNoListsPassesOnWhatOneWouldMakeOfWhoeverSpeaksForAPush() {
        // Given
        var caller = new Callers(new NoWorkflowLists()).of(identity());

        // When, Then
        assertThat(caller.trust()).isEqualTo(TrustLevel.UNTRUSTED);
        assertThat(caller.trustIfListed(said(MAIN, Optional.of("main"), Optional.empty())))
                .contains(CLAIM);
        assertThat(caller.trustIfListed(said(HEAD, Optional.of("main"), Optional.empty())))
                .isEmpty();
        assertThat(caller.trustIfListed(said(MAIN, Optional.of("main"), Optional.of(7))))
                .isEmpty();
    }

    private TrustLevel as(JobSaid said) {
        return callers.of(identity()).as(said).trust();
    }

    private TrustLevel as(RefSaid said) {
        return callers.of(identity()).as(said).trust();
    }

    private static JobSaid said(Commit commit, Optional<String> branch, Optional<Integer> pullRequest) {
        return new JobSaid(HELLO, "42", 1, commit, Optional.of(commit), branch, pullRequest);
    }

    private static SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Verified(JOB, Optional.empty(), Instant.MAX))
                .build();
    }
}
