package dev.afterrun.http.rate;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * From which address a request comes: that of the connection, or, where a proxy that is trusted made it, the last one that no
 * such proxy has. Where that is no address, the proxy's own counts, never nobody's. What stands before it in {@code
 * X-Forwarded-For} is the client's own word.
 */
@ApplicationScoped
public class Clients {
    private static final String FORWARDED = "X-Forwarded-For";

    /** Whoever has one address of IPv6 has the whole network. */
    private static final int NETWORK_OF_ONE = 64;

    private final List<Network> trusted;

    Clients(RateSettings settings) {
        this.trusted = settings.trustedProxies().stream()
                .flatMap(Collection::stream)
                .map(Network::parse)
                .toList();
    }

    /** The address that {@code request} comes from; empty where none can be told. */
    public Optional<InetAddress> address(HttpServerRequest request) {
        var remote = request.remoteAddress();
        return remote == null || remote.hostAddress() == null
                ? Optional.empty()
                : address(remote.hostAddress(), request.headers().getAll(FORWARDED));
    }

    /** Whom {@code request} is counted for where each client has a share; empty for nobody: on the machine itself nobody is. */
    public Optional<Network> counted(HttpServerRequest request) {
        return address(request).filter(client -> !client.isLoopbackAddress()).map(Clients::network);
    }

    private static Network network(InetAddress client) {
        return Network.around(
                client, client instanceof Inet6Address ? NETWORK_OF_ONE : client.getAddress().length * Byte.SIZE);
    }

    /**
     * The address; empty where none can be told.
     *
     * @param connected whose connection it is
     * @param forwarded the values of {@code X-Forwarded-For}, in order
     */
    Optional<InetAddress> address(String connected, List<String> forwarded) {
        var address = parsed(connected);
        if (trusted.isEmpty() || forwarded.isEmpty() || !isTrusted(address)) {
            return address;
        }
        var chain = String.join(",", forwarded).split(",", -1);
        for (var i = chain.length - 1; i >= 0 && isTrusted(address); i--) {
            var before = parsed(chain[i].strip());
            if (before.isEmpty()) {
                return address;
            }
            address = before;
        }
        return address;
    }

    private boolean isTrusted(Optional<InetAddress> address) {
        return address.stream().anyMatch(known -> trusted.stream().anyMatch(proxy -> proxy.contains(known)));
    }

    /** Without asking anybody: what is no literal is no address. */
    private static Optional<InetAddress> parsed(String text) {
        try {
            var zone = text.indexOf('%');
            return Optional.of(InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
