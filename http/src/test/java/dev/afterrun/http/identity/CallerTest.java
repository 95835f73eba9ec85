package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final RepositoryName HELLO = RepositoryName.parse("Octo/Hello");

    @Test
    void aPublisherOfTheRepositoryLearnsWhichTenantItIs() {
        // When
        var tenant = caller(Set.of("octo/hello"), Set.of("publisher")).mayPublishTo(HELLO);

        // Then
        assertThat(tenant).isEqualTo(new RepositoryId("github.com", "octo/hello"));
    }

    @Test
    void aStarCoversEveryRepository() {
        // When
        var tenant = caller(Set.of("*"), Set.of("publisher")).mayPublishTo(HELLO);

        // Then
        assertThat(tenant.id()).isEqualTo("octo/hello");
    }

    @Test
    void aTokenThatNamesTheForgesIdIsOfThatTenant() {
        // When
        var tenant = caller(Set.of("octo/hello:1296269"), Set.of("publisher")).mayPublishTo(HELLO);

        // Then
        assertThat(tenant).isEqualTo(new RepositoryId("github.com", "1296269"));
    }

    @Test
    void anIdThatIsNotThereIsNone() {
        // When
        var tenant = caller(Set.of("octo/hello:"), Set.of("publisher")).mayPublishTo(HELLO);

        // Then
        assertThat(tenant.id()).isEqualTo("octo/hello");
    }

    @Test
    void aTokenOfOneRepositoryNamesItWhereNobodyElseDoes() {
        // When // Then
        assertThat(caller(Set.of("octo/hello:1296269"), Set.of()).onlyRepository())
                .contains("octo/hello");
        assertThat(caller(Set.of("*"), Set.of()).onlyRepository()).isEmpty();
        assertThat(caller(Set.of("a/b", "a/c"), Set.of()).onlyRepository()).isEmpty();
    }

    @Test
    void theOwnerOfTheMachineMayDoEverything() {
        // Given
        var caller = new Caller(new LocalOperator("local", "local", TrustLevel.TRUSTED));

        // When
        var tenant = caller.mayPublishTo(HELLO);

        // Then
        assertThat(tenant).isEqualTo(new RepositoryId("local", "octo/hello"));
        assertThatCode(caller::mayOperate).doesNotThrowAnyException();
    }

    @Test
    void whoMayNotPublishHasNoTenantThere() {
        // When // Then
        assertThat(caller(Set.of("octo/other"), Set.of("publisher")).tenantOf(HELLO))
                .isEmpty();
        assertThat(caller(Set.of("octo/hello"), Set.of("operator")).tenantOf(HELLO))
                .isEmpty();
        assertThat(caller(Set.of("octo/hello"), Set.of("publisher")).tenantOf(HELLO))
                .isPresent();
    }

    @Test
    void aTokenOfAnotherRepositoryIsForbidden() {
        // Given
        var caller = caller(Set.of("octo/hell"), Set.of("publisher"));

        // When // Then
        assertThatThrownBy(() -> caller.mayPublishTo(HELLO))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(403))
                .hasMessageContaining("Octo/Hello");
    }

    @Test
    void aTokenWithoutTheRoleIsForbidden() {
        // Given
        var caller = caller(Set.of("*"), Set.of("operator"));

        // When // Then
        assertThatThrownBy(() -> caller.mayPublishTo(HELLO)).hasMessageContaining("publisher");
        assertThatCode(caller::mayOperate).doesNotThrowAnyException();
    }

    @Test
    void aPublisherIsNoOperator() {
        // Given
        var caller = caller(Set.of("*"), Set.of("publisher"));

        // When // Then
        assertThatThrownBy(caller::mayOperate).hasMessageContaining("operator");
    }

    private static Caller caller(Set<String> repositories, Set<String> roles) {
        return new Caller(new Account("somebody", "github.com", repositories, roles, TrustLevel.ORDINARY));
    }
}
