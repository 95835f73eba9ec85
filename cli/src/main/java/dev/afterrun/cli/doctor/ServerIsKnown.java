package dev.afterrun.cli.doctor;

import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.doctor.Finding;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the discovery document says; that it could be read is known already. */
record ServerIsKnown() implements Look {
    static final String NAME = "server";

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Seen> at(Server server) {
        var parts = server.parts();
        var open = all(parts).filter(ServerIsKnown::isOpen).toList();
        return List.of(Seen.outside(
                open.isEmpty()
                        ? Finding.ok(
                                NAME,
                                "version " + parts.version() + "; events at " + parts.events() + ", storage at "
                                        + parts.storage() + ", pages at " + parts.web() + ", files at "
                                        + parts.content())
                        : Finding.warning(
                                NAME,
                                open.getFirst()
                                        + " is no https address: whoever is on the way reads tokens and changes files",
                                "put TLS before it, and set the AFTERRUN_ADDRESS_… to https")));
    }

    private static Stream<URI> all(Discovery parts) {
        return Stream.of(parts.events(), parts.storage(), parts.web(), parts.content());
    }

    private static boolean isOpen(URI address) {
        return !"https".equals(address.getScheme()) && !HERE.contains(String.valueOf(address.getHost()));
    }
}
