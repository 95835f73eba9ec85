package dev.afterrun.http.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.ForgePerson;
import dev.afterrun.http.identity.issuer.Claims;
import java.util.List;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmClaimsTest {
    private final JwtClaims claims = claims();

    @Test
    void anAccessTokenProvesTheAccountWithItsRights() {
        // When
        var account = new RealmClaims().read(new Claims(claims));

        // Then
        assertThat(account)
                .isEqualTo(new Account(
                        "2f1c9f0e",
                        "github.com",
                        Set.of("octo/hello:1296269", "octo/other"),
                        Set.of("publisher", "viewer"),
                        TrustLevel.ORDINARY));
    }

    @Test
    void anAccountThatNobodyHasGivenARepositoryHasNone() {
        // Given
        claims.unsetClaim("afterrun_repositories");
        claims.unsetClaim("groups");

        // When
        var account = new RealmClaims().read(new Claims(claims));

        // Then
        assertThat(account.repositories()).isEmpty();
        assertThat(account.roles()).isEmpty();
    }

    @Test
    void whoSomebodyIsAtTheForgeTheRealmSays() {
        // Given
        claims.setClaim("afterrun_forge_login", "octocat");
        claims.setClaim("afterrun_forge_person", 583231);

        // When
        var account = new RealmClaims().read(new Claims(claims));

        // Then
        assertThat(account.person()).contains(new ForgePerson("octocat", "583231"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"afterrun_forge_login", "afterrun_forge_person"})
    void whoeverHasOnlyHalfOfThatIsNobodyThere(String half) {
        // Given
        claims.setClaim(half, "583231");

        // When
        var account = new RealmClaims().read(new Claims(claims));

        // Then
        assertThat(account.person()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "afterrun_forge", "afterrun_forge_login", "afterrun_repositories", "groups"})
    void textWithANulIsRefusedByItsClaimsName(String claim) {
        // Given
        claims.setClaim("afterrun_forge_person", "583231");
        claims.setClaim(claim, "a\0b");

        // When // Then
        assertThatThrownBy(() -> new RealmClaims().read(new Claims(claims)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(401))
                .hasMessageContaining("a NUL in the claim '" + claim + "'");
    }

    @Test
    void anUnknownWordForTrustIsNone() {
        // Given
        claims.setClaim("afterrun_trust", "TRUSTED");

        // When
        var account = new RealmClaims().read(new Claims(claims));

        // Then
        assertThat(account.trust()).isEqualTo(TrustLevel.UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Offline", "bearer", ""})
    void whatIsNoAccessTokenIsRefused(String kind) {
        // Given
        claims.setClaim("typ", kind);

        // When // Then
        assertFails(401, "'typ'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"afterrun_forge", "afterrun_trust"})
    void aTokenWithoutOurClaimsIsToldWhichIsMissing(String name) {
        // Given
        claims.unsetClaim(name);

        // When // Then
        assertFails(403, "'" + name + "'");
    }

    private void assertFails(int status, String words) {
        assertThatThrownBy(() -> new RealmClaims().read(new Claims(claims)))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setSubject("2f1c9f0e");
        claims.setClaim("typ", "Bearer");
        claims.setClaim("afterrun_forge", "github.com");
        claims.setClaim("afterrun_repositories", List.of("octo/hello:1296269", "octo/other"));
        claims.setClaim("afterrun_trust", "ordinary");
        claims.setClaim("groups", List.of("publisher", "viewer"));
        return claims;
    }
}
