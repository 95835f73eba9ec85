package dev.afterrun.forge;

/** What the forge calls a comment; unique within its repository and never used again. */
public record CommentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
