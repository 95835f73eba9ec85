package dev.afterrun.http.host;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Under which names a service answers besides those of its addresses. */
@ConfigMapping(prefix = "afterrun.host")
public interface HostSettings {
    /**
     * Names without a port, such as the one that a proxy asks for within a cluster. Numeric addresses and `localhost` are
     * answered always.
     */
    Optional<List<String>> names();
}
