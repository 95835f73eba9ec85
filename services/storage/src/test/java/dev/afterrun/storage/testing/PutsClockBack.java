package dev.afterrun.storage.testing;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import jakarta.enterprise.inject.spi.CDI;

/** After each test the service's clock shows the machine's time again: tests share a service, and its database's clock goes on. */
public final class PutsClockBack implements QuarkusTestAfterEachCallback {
    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        CDI.current().select(SettableClock.class).get().putBack();
    }
}
