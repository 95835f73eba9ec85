package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.event.RunStored;

/** How a job did, those that people must look at first. */
enum Standing {
    FAILED("❌", "failure"),
    CANCELLED("🚫", "cancelled"),
    /** It succeeded, but not all of its files are there. */
    INCOMPLETE("⚠️", "success"),
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

    String icon() {
        return icon;
    }

    String word() {
        return word;
    }
}
