package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProducerCallerTest {
    private static final RepositoryName HELLO = RepositoryName.parse("octo/hello");

    private final Caller producer = new Caller(new Producer(
            "producer/jenkins",
            "github.com",
            Set.of("Octo/Hello:7", "octo/named"),
            new RefPattern("refs/heads/*"),
            TrustLevel.ORDINARY));

    @Test
    void itPublishesRunsOfItsRefsForItsRepositories() {
        assertThat(producer.mayPublishAs(said(HELLO, Optional.of("main"), Optional.empty())))
                .isEqualTo(new RepositoryId("github.com", "7"));
        assertThat(producer.mayPublishAs(
                        said(RepositoryName.parse("octo/Named"), Optional.of("main"), Optional.empty())))
                .isEqualTo(new RepositoryId("github.com", "octo/named"));
    }

    @Test
    void itPublishesForNoOther() {
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> producer.mayPublishAs(
                        said(RepositoryName.parse("octo/other"), Optional.of("main"), Optional.empty())))
                .withMessageContaining("the producer is not for octo/other");
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> producer.mayPublishAs(said(HELLO, Optional.of("main"), Optional.of(7))))
                .withMessageContaining("refs/pull/7");
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> producer.mayPublishAs(said(HELLO, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"PUBLISH", "RESTORE", "KNOW_ITSELF"},
            mode = EnumSource.Mode.EXCLUDE)
    void itDoesNothingElse(Action action) {
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> producer.may(action, HELLO))
                .withMessageContaining("does nothing else");
        assertThat(producer.mayRead(HELLO, new RepositoryId("github.com", "7"), true))
                .isFalse();
    }

    private static JobSaid said(RepositoryName repository, Optional<String> branch, Optional<Integer> pullRequest) {
        return new JobSaid(
                repository,
                "1",
                1,
                new Commit("0123456789abcdef0123456789abcdef01234567"),
                Optional.empty(),
                branch,
                pullRequest);
    }
}
