package dev.afterrun.http.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.afterrun.http.identity.issuer.Issuer;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators say of realms. */
class RealmAccountsTest {
    private static final int ORDINAL = 300;

    @Test
    void oneVariableIsEnoughForARealm() {
        // When
        var issuers = issuers(Map.of("AFTERRUN_ACCOUNTS_REALMS_COMPANY_ISSUER", "https://id.test/realms/company"));

        // Then
        assertThat(issuers)
                .containsExactly(new Issuer(
                        "https://id.test/realms/company",
                        URI.create("https://id.test/realms/company/protocol/openid-connect/certs"),
                        "afterrun",
                        new RealmClaims()));
    }

    @Test
    void severalRealmsHaveTheirOwnAudienceAndKeys() {
        // When
        var issuers = issuers(Map.of(
                "AFTERRUN_ACCOUNTS_REALMS_COMPANY_ISSUER", "https://id.test/realms/company",
                "AFTERRUN_ACCOUNTS_REALMS_PARTNERS_ISSUER", "https://id.test/realms/partners",
                "AFTERRUN_ACCOUNTS_REALMS_PARTNERS_AUDIENCE", "builds",
                "AFTERRUN_ACCOUNTS_REALMS_PARTNERS_KEYS", "https://keys.test/partners"));

        // Then
        assertThat(issuers)
                .extracting(Issuer::audience, Issuer::keys)
                .containsExactlyInAnyOrder(
                        tuple("afterrun", URI.create("https://id.test/realms/company/protocol/openid-connect/certs")),
                        tuple("builds", URI.create("https://keys.test/partners")));
    }

    @Test
    void withoutARealmNoneIsTaken() {
        // When // Then
        assertThat(issuers(Map.of())).isEmpty();
    }

    @Test
    void aRealmThatIsNamedTwiceIsTold() {
        // When // Then
        assertThatThrownBy(() -> issuers(Map.of(
                        "AFTERRUN_ACCOUNTS_REALMS_ONE_ISSUER", "https://id.test/realms/company",
                        "AFTERRUN_ACCOUNTS_REALMS_TWO_ISSUER", "https://id.test/realms/company")))
                .hasMessageContaining("https://id.test/realms/company twice; name each realm once");
    }

    @Test
    void keysThatAnybodyOnTheWayCouldExchangeAreNotTaken() {
        // When // Then
        assertThatThrownBy(() ->
                        issuers(Map.of("AFTERRUN_ACCOUNTS_REALMS_COMPANY_ISSUER", "http://id.test/realms/company")))
                .hasMessageContaining("use https");
    }

    private static List<Issuer> issuers(Map<String, String> variables) {
        return RealmAccounts.issuers(new SmallRyeConfigBuilder()
                .withMapping(AccountSettings.class)
                .withSources(new EnvConfigSource(variables, ORDINAL))
                .build()
                .getConfigMapping(AccountSettings.class));
    }
}
