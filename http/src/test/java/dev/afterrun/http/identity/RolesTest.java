package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
    private static final RepositoryName HELLO = RepositoryName.parse("octo/hello");

    @ParameterizedTest
    @CsvSource({
        "'',                    ordinary, RESTORE KNOW_ITSELF",
        "viewer,                trusted,  READ RESTORE KNOW_ITSELF",
        "publisher,             ordinary, READ RESTORE PUBLISH MANAGE KNOW_ITSELF",
        "publisher,             trusted,  READ RESTORE PUBLISH MANAGE STEER KNOW_ITSELF",
        "maintainer,            ordinary, READ RESTORE PUBLISH MANAGE STEER ADMINISTER KNOW_ITSELF",
        "operator,              trusted,  READ RESTORE OPERATE KNOW_ITSELF",
        "operator publisher,    ordinary, READ RESTORE PUBLISH MANAGE ADMINISTER OPERATE KNOW_ITSELF",
        "operator maintainer,   ordinary, READ RESTORE PUBLISH MANAGE STEER ADMINISTER OPERATE KNOW_ITSELF",
        "Maintainer admin owner, trusted, RESTORE KNOW_ITSELF"
    })
    void aRoleComesToTheseActionsInItsOwnRepository(String roles, String trust, String actions) {
        // Given
        var account = account(Set.of("octo/hello"), trust, roles.split(" ", -1));

        // When
        var allowed = Arrays.stream(Action.values())
                .filter(action -> Permissions.may(account, action, HELLO) instanceof Decision.Allowed)
                .map(Action::name)
                .collect(Collectors.joining(" "));

        // Then
        assertThat(allowed).isEqualTo(actions);
    }

    @Test
    void aMaintainerHasNoSayElsewhere() {
        // Given
        var maintainer = account(Set.of("octo/other"), "trusted", "maintainer");

        // When // Then
        for (var action : Set.of(Action.PUBLISH, Action.MANAGE, Action.STEER, Action.ADMINISTER)) {
            assertThat(Permissions.may(maintainer, action, HELLO))
                    .isEqualTo(new Decision.Refused("the token is not for octo/hello; use one that is"));
        }
    }

    @Test
    void aPublisherWhoMayNotSteerIsToldBothWaysOut() {
        // When
        var decision = Permissions.may(account(Set.of("octo/hello"), "ordinary", "publisher"), Action.STEER, HELLO);

        // Then
        assertThat(decision)
                .isEqualTo(new Decision.Refused("the token is that of ordinary runs, and this is done by trusted ones"
                        + " alone; use such a token, or one with the role 'maintainer'"));
    }

    @Test
    void whoeverAdministersHasTheRoleForIt() {
        // When
        var decision = Permissions.may(account(Set.of("octo/hello"), "trusted", "publisher"), Action.ADMINISTER, HELLO);

        // Then
        assertThat(decision)
                .isEqualTo(new Decision.Refused("the token has not the role 'maintainer'; use one that has"));
    }

    private static Account account(Set<String> repositories, String trust, String... roles) {
        var level = Arrays.stream(TrustLevel.values())
                .filter(each -> each.word().equals(trust))
                .findFirst()
                .orElseThrow();
        return new Account("somebody", "github.com", repositories, Set.of(roles), level);
    }
}
