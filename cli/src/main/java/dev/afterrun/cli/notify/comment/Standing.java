package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Conclusion;
import java.util.Comparator;

/** How a job did, those first that people must look at. */
enum Standing {
    FAILED("❌", "failure"),
    CANCELLED("🚫", "cancelled"),
    WELL("✅", "success");

    static final Comparator<Section> WORST_FIRST = Comparator.comparing(
                    (Section section) -> of(section.heading().conclusion()))
            .thenComparing(section -> section.heading().job())
            .thenComparing(section -> section.heading().source());

    private final String icon;
    private final String word;

    Standing(String icon, String word) {
        this.icon = icon;
        this.word = word;
    }

    static Standing of(Conclusion conclusion) {
        return switch (conclusion) {
            case FAILURE -> FAILED;
            case CANCELLED -> CANCELLED;
            case SUCCESS -> WELL;
        };
    }

    String icon() {
        return icon;
    }

    String word() {
        return word;
    }
}
