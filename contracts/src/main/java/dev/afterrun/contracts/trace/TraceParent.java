package dev.afterrun.contracts.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.Hex;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A place in a trace, as W3C Trace Context writes it: {@code 00-TRACE-SPAN-FLAGS}.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all of them 0: what all that one event set off has in common
 * @param spanId 16 of them, likewise: the step that what follows was set off by
 * @param sampled whether steps of the trace are exported, where anybody exports any
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    /** Of version 00; a later one may go on behind a dash (W3C Trace Context, 3.2). */
    private static final int LENGTH = 55;

    /** No header of anybody's need be longer; what is, is not looked through. */
    private static final int MOST = 256;

    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;
    private static final int SAMPLED = 1;
    private static final String ZEROS = "0".repeat(TRACE_DIGITS);
    private static final HexFormat HEX = HexFormat.of();

    /** @throws IllegalArgumentException where one of the ids is none */
    public TraceParent {
        if (!isId(traceId, TRACE_DIGITS) || !isId(spanId, SPAN_DIGITS)) {
            throw new IllegalArgumentException("a trace's id is 32 lower-case hexadecimal digits and a span's 16, and"
                    + " neither is 0 alone, not '" + traceId + "' and '" + spanId + "'");
        }
    }

    /** The beginning of a trace that nobody knows yet. */
    public static TraceParent begin() {
        return new TraceParent(digits() + digits(), digits(), true);
    }

    /**
     * What this text says.
     *
     * @throws IllegalArgumentException where it is no {@code traceparent}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TraceParent parse(String text) {
        return in(text).orElseThrow(() -> new IllegalArgumentException(
                "a traceparent is '00-TRACE-SPAN-FLAGS', in lower-case hexadecimal digits"));
    }

    /** What this text says, whoever wrote it; empty where it is no {@code traceparent}, letter by letter. */
    public static Optional<TraceParent> in(String text) {
        if (!hasForm(text)) {
            return Optional.empty();
        }
        var trace = text.substring(3, 3 + TRACE_DIGITS);
        var span = text.substring(SPAN_AT, SPAN_AT + SPAN_DIGITS);
        var flags = text.substring(FLAGS_AT, LENGTH);
        return isId(trace, TRACE_DIGITS) && isId(span, SPAN_DIGITS) && Hex.isDigits(flags, 2)
                ? Optional.of(new TraceParent(trace, span, (HexFormat.fromHexDigits(flags) & SAMPLED) != 0))
                : Optional.empty();
    }

    /** Another step of the same trace. */
    public TraceParent next() {
        return new TraceParent(traceId, digits(), sampled);
    }

    /** The same place, sampled or not. */
    public TraceParent sampled(boolean whether) {
        return sampled == whether ? this : new TraceParent(traceId, spanId, whether);
    }

    /** As a header has it. */
    @Override
    @JsonValue
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static boolean hasForm(String text) {
        if (text.length() < LENGTH || text.length() > MOST || !Hex.isDigits(text.substring(0, 2), 2)) {
            return false;
        }
        var later = !text.startsWith("00") && !text.startsWith("ff");
        return text.charAt(2) == '-'
                && text.charAt(SPAN_AT - 1) == '-'
                && text.charAt(FLAGS_AT - 1) == '-'
                && (text.length() == LENGTH ? later || text.startsWith("00") : later && text.charAt(LENGTH) == '-');
    }

    private static boolean isId(String text, int digits) {
        return Hex.isDigits(text, digits) && !ZEROS.startsWith(text);
    }

    /** Sixteen of them. An id need not be a secret, only another than all others. */
    private static String digits() {
        var random = ThreadLocalRandom.current();
        var bits = random.nextLong();
        while (bits == 0) {
            bits = random.nextLong();
        }
        return HEX.toHexDigits(bits);
    }
}
