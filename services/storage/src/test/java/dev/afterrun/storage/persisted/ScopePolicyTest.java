package dev.afterrun.storage.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.persisted.ScopePolicy.DefaultBranch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a repository with the branches {@code main} and {@code next} and two pull requests, everybody against everything. */
final class ScopePolicyTest {
    private static final ScopePolicy HERMETIC = new ScopePolicy(DefaultBranch.HERMETIC);
    private static final ScopePolicy RESTORING = new ScopePolicy(DefaultBranch.RESTORES_ITS_OWN);
    private static final Scope MAIN = new Scope.OfBranch("main");
    private static final Scope NEXT = new Scope.OfBranch("next");

    @Test
    void theDefaultBranchReadsNothingUnlessARuleSaysSo() {
        var job = new SetUser.OnDefaultBranch("main");

        assertThat(HERMETIC.readBy(job)).isEmpty();
        assertThat(RESTORING.readBy(job)).containsExactly(MAIN);
        assertThat(HERMETIC.writtenBy(job)).isEqualTo(MAIN);
    }

    @Test
    void anotherBranchReadsItsOwnAndThenTheDefaultBranchs() {
        var job = new SetUser.OnBranch("next", "main");

        assertThat(HERMETIC.readBy(job)).containsExactly(NEXT, MAIN);
        assertThat(HERMETIC.writtenBy(job)).isEqualTo(NEXT);
    }

    @Test
    void aPullRequestReadsItsOwnAndThenItsBases() {
        var job = new SetUser.OnPullRequest(1, "next");

        assertThat(HERMETIC.readBy(job)).containsExactly(new Scope.OfPullRequest(1), NEXT);
        assertThat(HERMETIC.writtenBy(job)).isEqualTo(new Scope.OfPullRequest(1));
    }

    @Test
    void aForksPullRequestReadsItsOwnAndThenItsBases() {
        var job = new SetUser.OnFork(1, "main");

        assertThat(HERMETIC.readBy(job)).containsExactly(new Scope.OfFork(1), MAIN);
        assertThat(HERMETIC.writtenBy(job)).isEqualTo(new Scope.OfFork(1));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyReadsWhatALessTrustedJobWrote(DefaultBranch rule) {
        var policy = new ScopePolicy(rule);
        for (var reader : everybody()) {
            for (var writer : everybody()) {
                if (policy.readBy(reader).contains(policy.writtenBy(writer))) {
                    assertThat(trust(writer))
                            .as("%s reads what %s wrote", reader, writer)
                            .isGreaterThanOrEqualTo(trust(reader));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPullRequestWritesNobodyElseReads(DefaultBranch rule) {
        var policy = new ScopePolicy(rule);
        for (var reader : everybody()) {
            for (var writer : everybody()) {
                if (writer instanceof SetUser.OnPullRequest || writer instanceof SetUser.OnFork) {
                    var reads = policy.readBy(reader).contains(policy.writtenBy(writer));
                    assertThat(reads)
                            .as("%s reads what %s wrote", reader, writer)
                            .isEqualTo(policy.writtenBy(reader).equals(policy.writtenBy(writer)));
                }
            }
        }
    }

    @Test
    void theDefaultBranchIsNoOtherBranch() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SetUser.OnBranch("main", "main"));
    }

    private static List<SetUser> everybody() {
        var everybody = new ArrayList<SetUser>(
                List.of(new SetUser.OnDefaultBranch("main"), new SetUser.OnBranch("next", "main")));
        for (var number = 1; number <= 2; number++) {
            for (var base : List.of("main", "next")) {
                everybody.add(new SetUser.OnPullRequest(number, base));
                everybody.add(new SetUser.OnFork(number, base));
            }
        }
        return everybody;
    }

    private static TrustLevel trust(SetUser user) {
        return switch (user) {
            case SetUser.OnDefaultBranch job -> TrustLevel.TRUSTED;
            case SetUser.OnBranch job -> TrustLevel.ORDINARY;
            case SetUser.OnPullRequest job -> TrustLevel.ORDINARY;
            case SetUser.OnFork job -> TrustLevel.UNTRUSTED;
        };
    }
}
