package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.FetchedFrom;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How numbers and states read. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String counted(int number, String one) {
        return number == 1 ? "1 " + one : number(number) + " " + one + "s";
    }

    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String result(RunStored job) {
        var result = Standing.of(job).word();
        if (job.job().attempt() > 1) {
            result += " (attempt " + job.job().attempt() + ")";
        }
        if (job.trust() == TrustLevel.UNTRUSTED) {
            result += ", untrusted";
        }
        return result + job.fetchedFrom().map(Words::origin).orElse("");
    }

    /** Whoever reads a comment is told that nobody but the forge vouches for whose these files are. */
    private static String origin(FetchedFrom from) {
        return switch (from) {
            case FORK -> ", from a fork's run";
            case REPOSITORY -> ", from the run's artifacts";
        };
    }

    static String progress(RunUnderway job) {
        var word = Standing.of(job).word();
        var attempt = job.job().attempt() > 1 ? " (attempt " + job.job().attempt() + ")" : "";
        return switch (job.progress()) {
            case EXPECTED -> word + attempt;
            case RUNNING -> word + attempt + " since " + time(job.since());
            case MISSING -> word + attempt + ", last heard of " + time(job.since());
        };
    }

    static String files(ArtifactCounts counts) {
        var words = new ArrayList<String>();
        if (counts.stored() > 0) {
            words.add(counted(counts.stored(), "file") + ", " + new ByteSize(counts.bytes()));
        }
        add(words, counts.awaiting(), "awaited");
        add(words, counts.missing(), "missing");
        add(words, counts.refused(), "refused");
        add(words, counts.expired(), "expired");
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    /** A CI system's name: the host of its URL, else the last part of its URN. */
    static String source(String source) {
        try {
            var host = new URI(source).getHost();
            return host == null ? source.substring(source.lastIndexOf(':') + 1) : host;
        } catch (URISyntaxException e) {
            return source;
        }
    }

    private static void add(List<String> words, int number, String state) {
        if (number > 0) {
            words.add(number + " " + state);
        }
    }
}
