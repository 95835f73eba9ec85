package dev.afterrun.http.address;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** The addresses under which callers reach the parts; absolute, without a slash at the end. */
@ConfigMapping(prefix = "afterrun.address")
public interface Addresses {
    /** Takes events; the one address that CI is told. */
    URI events();

    /** Takes uploads and answers for jobs. */
    URI storage();

    /** Shows pages to people. */
    URI web();

    /** Serves files that users made: an origin of its own, so that what runs there reaches nothing else. */
    URI content();
}
