package dev.afterrun.storage.signin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.http.address.Addresses;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nobody may sign in, since sessions would be anybody's. */
class SignInOfferTest {
    @ParameterizedTest
    @CsvSource({
        "https://pages.test, https://content.test",
        "http://localhost:8080, http://127.0.0.1:8080",
    })
    void addressesThatBrowsersKeepApartAreTaken(URI web, URI content) {
        // When // Then
        assertThatCode(() -> SignInOffer.refuseWhereCookiesLeak(new At(web, content)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://pages.test, http://content.test, AFTERRUN_ADDRESS_WEB have https",
        "https://pages.test, https://PAGES.test:8443, AFTERRUN_ADDRESS_CONTENT have a host of its own",
        "http://localhost:8080, http://localhost:8081, AFTERRUN_ADDRESS_CONTENT have a host of its own",
    })
    void othersAreToldWithTheirMend(URI web, URI content, String mend) {
        // When // Then
        assertThatThrownBy(() -> SignInOffer.refuseWhereCookiesLeak(new At(web, content)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(mend);
    }

    private record At(URI web, URI content) implements Addresses {
        @Override
        public URI events() {
            return web;
        }

        @Override
        public URI storage() {
            return web;
        }
    }
}
