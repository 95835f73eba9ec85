package dev.afterrun.http.host;

import dev.afterrun.http.address.Addresses;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that are ours. A page that leads its own name to our address, so that a browser takes our answers for its own (DNS
 * rebinding), still asks for its own name: numeric addresses and {@code localhost} (RFC 6761, 6.3) cannot be led elsewhere, and
 * the configured ones are in our hands.
 */
@Singleton
class KnownHosts {
    private static final Pattern NUMERIC = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+]");

    private static final String LOCALHOST = "localhost";

    private final Set<String> names;

    KnownHosts(Addresses addresses, HostSettings settings) {
        var configured = Stream.of(addresses.events(), addresses.storage(), addresses.web(), addresses.content())
                .map(KnownHosts::host);
        this.names = Stream.concat(configured, settings.names().stream().flatMap(Collection::stream))
                .map(KnownHosts::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether {@code host}, without a port, is one of them. */
    boolean contains(String host) {
        var name = plain(host);
        return names.contains(name)
                || name.equals(LOCALHOST)
                || name.endsWith("." + LOCALHOST)
                || NUMERIC.matcher(name).matches();
    }

    private static String host(URI address) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException("the address " + address
                    + " has no host that can be compared; give one of letters, digits and '-'");
        }
        return address.getHost();
    }

    /** As it is compared: a dot at the end means the same name. */
    private static String plain(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
