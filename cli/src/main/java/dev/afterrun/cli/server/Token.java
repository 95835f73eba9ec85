package dev.afterrun.cli.server;

/** An access token, which no message ever shows. */
public record Token(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
