package dev.afterrun.cli.point;

import dev.afterrun.cli.repository.AtServer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.pointer.MovePointer;
import dev.afterrun.contracts.pointer.Pointer;
import dev.afterrun.contracts.pointer.PointerHistory;
import dev.afterrun.contracts.pointer.PointerList;
import dev.afterrun.contracts.pointer.PointerMove;
import dev.afterrun.contracts.pointer.UndoPointer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** The pointers of one repository, as its server keeps them. */
record PointersOfRepository(Server server, RepositoryName repository) {
    static PointersOfRepository of(AtServer repository) {
        return new PointersOfRepository(repository.server(), repository.repository());
    }

    PointerList list() {
        return server.read(Call.of("listing the pointers of " + repository, at(""), Call.SHORT), PointerList.class);
    }

    Pointer find(PointerName name) {
        return server.read(Call.of("looking at '" + name + "'", at("/" + name), Call.SHORT), Pointer.class);
    }

    PointerHistory history(PointerName name) {
        var call = Call.of("reading the history of '" + name + "'", at("/" + name + "/history"), Call.SHORT);
        return server.read(call, PointerHistory.class);
    }

    Pointer move(PointerName name, MovePointer request) {
        var call = Call.of("moving '" + name + "'", at("/" + name), Call.SHORT)
                .sending("PUT", "application/json", BodyPublishers.ofByteArray(Json.write(request)), () -> 0);
        return server.read(call, Pointer.class);
    }

    Pointer undo(PointerName name, UndoPointer request) {
        var call = Call.of("moving '" + name + "' back", at("/" + name + "/undo"), Call.SHORT)
                .posting("application/json", Json.write(request));
        // Asked for once more, since an answer was lost, it would be led back once more.
        call.request().setHeader("If-Match", "\"" + lastMove(name) + "\"");
        return server.read(call, Pointer.class);
    }

    /** The number of its last move, also where it was taken away; 0 for none. */
    private long lastMove(PointerName name) {
        return history(name).moves().stream()
                .findFirst()
                .map(PointerMove::version)
                .orElse(0L);
    }

    void remove(PointerName name) {
        var call = Call.of("removing '" + name + "'", at("/" + name), Call.SHORT);
        call.request().DELETE();
        server.done(call);
    }

    /** A pointer's name has no character that an address would have to encode but '+', which means itself in a path. */
    private URI at(String rest) {
        return URI.create(server.parts().storage() + "/v1/repositories/" + repository + "/pointers" + rest);
    }
}
