package dev.afterrun.eventing.trace;

import dev.afterrun.contracts.trace.TraceParent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A step that is under way, in one thread at a time; it is told once, when it ends. */
public final class Span {
    /** As many as one step has to say. */
    private static final int MOST_WORDS = 16;

    private final Step step;
    private final TraceParent here;
    private final Optional<Consumer<EndedSpan>> told;
    private final long begunMillis;
    private final long begun = System.nanoTime();
    private final Map<String, String> words = new LinkedHashMap<>();
    private @Nullable String failure;

    /** @param told who hears of it; where nobody does, nothing is put together */
    Span(Step step, TraceParent here, long begunMillis, Optional<Consumer<EndedSpan>> told) {
        this.begunMillis = begunMillis;
        this.step = step;
        this.here = here;
        this.told = told;
    }

    /** What steps that this one sets off have as their cause. */
    public TraceParent here() {
        return here;
    }

    /** Says something about it, under a name of OpenTelemetry's conventions or one that begins with {@code afterrun.}. */
    public void say(String name, String value) {
        if (words.size() < MOST_WORDS) {
            words.put(name, value);
        }
    }

    /**
     * It did not do what it is for; what exactly is for the log, which knows what is secret. The first counts: what comes later was
     * made of it.
     */
    public void failed(Throwable why) {
        if (failure == null) {
            failure = why.getClass().getName();
        }
    }

    /** It is over. */
    public void end() {
        told.ifPresent(exported -> exported.accept(new EndedSpan(
                step, here, begunMillis, System.nanoTime() - begun, Map.copyOf(words), Optional.ofNullable(failure))));
    }
}
