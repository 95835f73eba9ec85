package dev.afterrun.cli.deadletters;

import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Server;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The dead letters of one installation. */
final class DeadLetters {
    private final Server server;

    DeadLetters(Server server) {
        this.server = server;
    }

    List<DeadLetter> list() {
        return server.read(Call.of("listing the dead letters", at(""), Call.SHORT), DeadLetterList.class)
                .deadLetters();
    }

    DeadLetter show(String id) {
        return server.read(
                Call.of("reading the dead letter " + id, at("/" + encoded(id)), Call.SHORT), DeadLetter.class);
    }

    /** Puts it back on its topic; done twice, the event is a duplicate and changes nothing. */
    void replay(String id) {
        var call = Call.of("replaying the dead letter " + id, at("/" + encoded(id) + "/replay"), Call.SHORT);
        call.request().POST(BodyPublishers.noBody());
        server.done(call);
    }

    private URI at(String rest) {
        return URI.create(server.parts().events() + "/v1/dead-letters" + rest);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
