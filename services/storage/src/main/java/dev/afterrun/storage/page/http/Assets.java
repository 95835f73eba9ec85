package dev.afterrun.storage.page.http;

import dev.afterrun.contracts.Digest;
import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What pages load besides themselves. Browsers keep it for a day: its address changes with its content. */
@TemplateGlobal
final class Assets {
    private static final String STYLESHEET = versioned("afterrun.css");
    private static final String ICON = versioned("afterrun.svg");

    private static final String SCRIPT = versioned("afterrun.js");
    private static final String VIEWER_SCRIPT = versioned("viewer.js");

    private Assets() {}

    static String stylesheet() {
        return STYLESHEET;
    }

    static String icon() {
        return ICON;
    }

    static String script() {
        return SCRIPT;
    }

    static String viewerScript() {
        return VIEWER_SCRIPT;
    }

    private static String versioned(String name) {
        try (var content = Assets.class.getResourceAsStream("/META-INF/resources/-/" + name)) {
            var digest = Digest.of(Objects.requireNonNull(content, name).readAllBytes());
            return "/-/" + name + "?" + digest.abbreviated();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
