package dev.afterrun.storage.download.http;

import dev.afterrun.http.address.Addresses;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps what users made apart from the application: files are served on one origin, pages on another. A request for
 * either on the other's origin is sent over; one for an origin that is neither is served where it is.
 */
@ApplicationScoped
public class Origins {
    private final URI web;
    private final URI content;
    private final String webAuthority;
    private final String contentAuthority;

    Origins(Addresses addresses) {
        this.web = addresses.web();
        this.content = addresses.content();
        this.webAuthority = authority(web);
        this.contentAuthority = authority(content);
    }

    /** Where the file that {@code request} asks for is served, where that is not here. */
    public Optional<String> elsewhereForFile(HttpServerRequest request) {
        return isAt(request, webAuthority) ? Optional.of(moved(content, request)) : Optional.empty();
    }

    /** Where the page that {@code request} asks for is shown, where that is not here. */
    public Optional<String> elsewhereForPage(HttpServerRequest request) {
        return isAt(request, contentAuthority) ? Optional.of(moved(web, request)) : Optional.empty();
    }

    private boolean isAt(HttpServerRequest request, String authority) {
        if (webAuthority.equals(contentAuthority)) {
            return false;
        }
        return authority.equals(authority(request));
    }

    private String authority(HttpServerRequest request) {
        HostAndPort at = request.authority();
        if (at == null) {
            return "";
        }
        return authority(at.host(), at.port(), request.isSSL());
    }

    private static String authority(URI origin) {
        return authority(origin.getHost(), origin.getPort(), "https".equals(origin.getScheme()));
    }

    /** Without the port where it is the usual one, as browsers write it. */
    private static String authority(String host, int port, boolean secure) {
        var name = host.toLowerCase(Locale.ROOT);
        return port < 0 || port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    private static String moved(URI origin, HttpServerRequest request) {
        var query = request.query();
        return origin + request.path() + (query == null || query.isEmpty() ? "" : "?" + query);
    }
}
