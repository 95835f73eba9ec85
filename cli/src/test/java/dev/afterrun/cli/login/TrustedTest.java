package dev.afterrun.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedTest {
    private static final Trusted FAR = new Trusted(URI.create("https://keys.test/realms/acme"));
    private static final Trusted HERE = new Trusted(URI.create("http://localhost:8080/realms/acme"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://keys.test/realms/acme",
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1:1",
                "http://127.9.9.9",
                "http://[::1]:8080/realms/acme"
            })
    void anIssuerHasHttpsOrIsOfThisMachine(String issuer) {
        assertThat(Trusted.of(URI.create(issuer))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.test",
                "http://127.0.0.1.keys.test",
                "http://localhost.keys.test",
                "http://localhost@keys.test",
                "https://keys.test/#a",
                "https://keys.test?a",
                "ftp://localhost",
                "keys.test",
                "mailto:a@keys.test"
            })
    void everybodyElseIsNone(String issuer) {
        assertThat(Trusted.of(URI.create(issuer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/token", "http://keys.test/token", "/token", "//other.test/token"})
    void anIssuerWithHttpsNamesNothingWithout(String address) {
        assertThat(FAR.reaches(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.test/token", "http://127.0.0.1/token"})
    void oneOfThisMachineMayNameItsLike(String address) {
        assertThat(HERE.reaches(address)).contains(URI.create(address));
    }
}
