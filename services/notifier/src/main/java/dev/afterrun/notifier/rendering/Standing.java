package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;

/** How a job did, those that people must look at first. */
enum Standing {
    FAILED("❌", "failure"),
    CANCELLED("🚫", "cancelled"),
    /** It was expected or running, and never came. */
    MISSING("❔", "missing"),
    /** It succeeded, but not all of its files are there. */
    INCOMPLETE("⚠️", "success"),
    RUNNING("⏳", "running"),
    EXPECTED("🕓", "expected"),
    WELL("✅", "success");

    private final String icon;
    private final String word;

    Standing(String icon, String word) {
        this.icon = icon;
        this.word = word;
    }

    static Standing of(RunStored job) {
        return switch (job.conclusion()) {
            case FAILURE -> FAILED;
            case CANCELLED -> CANCELLED;
            case SUCCESS -> job.counts().missing() + job.counts().refused() > 0 ? INCOMPLETE : WELL;
        };
    }

    static Standing of(RunUnderway job) {
        return switch (job.progress()) {
            case EXPECTED -> EXPECTED;
            case RUNNING -> RUNNING;
            case MISSING -> MISSING;
        };
    }

    String icon() {
        return icon;
    }

    String word() {
        return word;
    }
}
