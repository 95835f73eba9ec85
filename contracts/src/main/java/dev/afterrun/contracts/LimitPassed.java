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

    /**
     * Lets {@code value} pass where it is within the limit.
     *
     * @throws LimitPassed with a sentence about {@code what}, otherwise
     */
    public static void refuse(String what, long value, long limit) {
        if (value > limit) {
            throw new LimitPassed(what + ": " + value + "; the limit is " + limit, limit, value);
        }
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
