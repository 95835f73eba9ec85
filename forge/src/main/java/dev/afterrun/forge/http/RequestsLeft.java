package dev.afterrun.forge.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * How much of what a forge allows is left, as its own answers say it: GitHub's {@code X-RateLimit-Remaining} of
 * {@code X-RateLimit-Limit} until {@code X-RateLimit-Reset}. Each account has windows of its own. They are told apart by their ends, so
 * that no account has to be named; of two that end in the same second, the one with less counts.
 */
public final class RequestsLeft {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

    private final Clock clock;
    private final ConcurrentMap<Instant, Double> shares = new ConcurrentHashMap<>();

    public RequestsLeft(Clock clock) {
        this.clock = clock;
    }

    /** The share that is left of the window with the least, from 0 to 1; 1 where no answer has told of one that goes on. */
    public double share() {
        forgetEnded();
        return shares.values().stream().mapToDouble(share -> share).min().orElse(1);
    }

    /** Takes note of what an answer says. */
    void heard(HttpHeaders answer) {
        var limit = number(answer, "X-RateLimit-Limit");
        var remaining = number(answer, "X-RateLimit-Remaining");
        var reset = number(answer, "X-RateLimit-Reset");
        if (limit.isEmpty() || limit.getAsLong() == 0 || remaining.isEmpty() || reset.isEmpty()) {
            return;
        }
        var share = Math.min(1, (double) remaining.getAsLong() / limit.getAsLong());
        // Answers overtake each other; within a window nothing is given back.
        shares.merge(Instant.ofEpochSecond(reset.getAsLong()), share, Math::min);
        forgetEnded();
    }

    private void forgetEnded() {
        var now = clock.instant();
        shares.keySet().removeIf(end -> !end.isAfter(now));
    }

    private static OptionalLong number(HttpHeaders answer, String name) {
        return answer.firstValue(name).filter(text -> NUMBER.matcher(text).matches()).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
