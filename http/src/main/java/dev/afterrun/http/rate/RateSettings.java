package dev.afterrun.http.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How often the same caller may ask a service, each replica for itself. Nobody on the machine itself is counted. */
@ConfigMapping(prefix = "afterrun.rate")
public interface RateSettings {
    /** Requests a minute from one address, or from one network of IPv6 (/64); 0 for any number. Far more than a company's CI behind one address needs. */
    @WithDefault("60000")
    int perAddress();

    /** Requests a minute with one token, wherever they come from; 0 for any number. */
    @WithDefault("30000")
    int perToken();

    /**
     * Proxies whose `X-Forwarded-For` is believed, as addresses or networks (`10.0.0.0/8`): behind one that is not named here, all
     * callers count as one.
     */
    Optional<List<String>> trustedProxies();
}
