package dev.afterrun.contracts;

/** A value that passes a bound; its sentence names both, and so do its parts for whoever tells them apart. */
public final class LimitPassed extends IllegalArgumentException {
    private final long limit;
    private final long value;

    LimitPassed(String sentence, long limit, long value) {
        super(sentence);
        this.limit = limit;
        this.value = value;
    }

    /** The bound. */
    public long limit() {
        return limit;
    }

    /** What was seen. */
    public long value() {
        return value;
    }
}
