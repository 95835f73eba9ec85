package dev.afterrun.notifier.picture;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where people see pages. */
@ConfigMapping(prefix = "afterrun.address")
public interface WebAddress {
    /** The origin of the pages for people; absolute, without a slash at the end. */
    URI web();
}
