package dev.afterrun.forge;

/** A sign of ours beside somebody's comment. */
public enum Reaction {
    THUMBS_UP("+1"),
    THUMBS_DOWN("-1"),
    CONFUSED("confused"),
    EYES("eyes");

    private final String content;

    Reaction(String content) {
        this.content = content;
    }

    /** What GitHub calls it. */
    public String content() {
        return content;
    }
}
