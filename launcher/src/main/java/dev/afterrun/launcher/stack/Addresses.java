package dev.afterrun.launcher.stack;

import java.net.URI;
import java.util.Map;

/** Where each part listens: {@code localhost} for pages, 127.0.0.1 for the rest, so that content is an origin apart. */
record Addresses(Map<Service, Integer> services, int forge) {

    URI of(Service service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    int port(Service service) {
        return services.getOrDefault(service, 0);
    }

    URI web() {
        return URI.create("http://localhost:" + port(Service.STORAGE));
    }

    URI localForge() {
        return URI.create("http://127.0.0.1:" + forge);
    }
}
