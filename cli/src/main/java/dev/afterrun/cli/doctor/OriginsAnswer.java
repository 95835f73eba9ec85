package dev.afterrun.cli.doctor;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.doctor.Finding;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether pages and files can be reached, and are kept apart by browsers. */
record OriginsAnswer() implements Look {
    private static final String NAME = "origins";
    private static final int MISDIRECTED = 421;
    private static final String KEEP_APART =
            "let AFTERRUN_ADDRESS_CONTENT name a host of its own, best below another domain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Seen> at(Server server) {
        var parts = server.parts();
        var found = Stream.of(
                        together(parts.web(), parts.content()),
                        unanswered(server, "pages", parts.web()),
                        unanswered(server, "files", parts.content()))
                .flatMap(Optional::stream)
                .toList();
        return found.isEmpty()
                ? List.of(Seen.outside(Finding.ok(NAME, "pages and files answer, at two origins")))
                : found;
    }

    private static Optional<Seen> together(URI web, URI content) {
        if (origin(web).equals(origin(content))) {
            return Optional.of(Seen.outside(Finding.wrong(
                    NAME,
                    "pages and files have one origin, " + origin(web) + ": a file can act as whoever reads it",
                    KEEP_APART)));
        }
        return String.valueOf(web.getHost()).equalsIgnoreCase(content.getHost())
                ? Optional.of(Seen.outside(Finding.warning(
                        NAME,
                        "pages and files have one host, " + web.getHost() + ": nobody can sign in to pages there",
                        KEEP_APART)))
                : Optional.empty();
    }

    private static Optional<Seen> unanswered(Server server, String what, URI at) {
        var call = Call.of("asking for " + what, URI.create(at + "/"), Outside.PATIENCE);
        try {
            var answer = server.http().withoutToken().once(call);
            if (answer.status() == MISDIRECTED) {
                return Optional.of(Seen.outside(Finding.wrong(
                        NAME,
                        "what answers at " + at + " does not go by that name",
                        "let the proxy pass the host on, or name it in AFTERRUN_HOST_NAMES")));
            }
            return answer.status() >= 500 ? Optional.of(away(Outage.of(answer).sentence(call))) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(away(Outage.of(e).sentence(call)));
        }
    }

    private static Seen away(String sentence) {
        return Seen.outside(
                Finding.wrong(NAME, sentence, "look at the name, the certificate and what stands before storage"),
                ExitCode.UNREACHABLE);
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
